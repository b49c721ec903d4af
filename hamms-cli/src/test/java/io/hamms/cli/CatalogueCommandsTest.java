package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.mode.catalogue.Catalogue;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.SymptomIndex;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueCommandsTest {

    private final TestEnvironment environment = TestEnvironment.plain();

    @Test
    void listsAllModesByLayer() throws IOException {
        assertThat(environment.run("list")).isZero();
        Golden.check("list.txt", environment.out());
        assertThat(environment.err()).isEmpty();
    }

    @Test
    void listsAllModesBySymptom() throws IOException {
        assertThat(environment.run("list", "--by", "symptom")).isZero();
        Golden.check("list-by-symptom.txt", environment.out());
        assertThat(environment.err()).isEmpty();
    }

    @Test
    void listsBySymptomForDocuments() {
        assertThat(environment.run("list", "--by", "symptom", "--format", "markdown"))
                .isZero();
        assertThat(environment.out()).isEqualTo(SymptomIndex.markdown(5500));
    }

    @Test
    void countsPortsFromAnotherBase() {
        assertThat(environment.run("list", "--base-port", "8000")).isZero();
        assertThat(environment.out()).contains("  8002  close-on-accept ").doesNotContain(" 5502 ");
    }

    @Test
    void listsForPrograms() {
        assertThat(environment.run("list", "--format", "json", "--base-port", "8000"))
                .isZero();
        assertThat(environment.out()).isEqualTo(Catalogue.toJson(FailureModes.ALL, 8000));
    }

    @Test
    void listsForDocuments() {
        assertThat(environment.run("list", "--format", "markdown")).isZero();
        assertThat(environment.out()).isEqualTo(Catalogue.markdownTable(FailureModes.ALL, 5500));
    }

    @ParameterizedTest
    @CsvSource({
        "describe drip-5s close-after-request, describe.txt",
        "describe drip-5s close-after-request --base-port 8000 --format markdown, describe.md",
        "describe status --format json, describe.json",
    })
    void describesModes(String typed, String file) throws IOException {
        assertThat(environment.run(typed.split(" "))).isZero();
        Golden.check(file, environment.out());
        assertThat(environment.err()).isEmpty();
    }

    @Test
    void describesAModeOnceHoweverOftenItIsNamed() {
        assertThat(environment.run("describe", "sleep", "SLEEP", "sleep", "--format", "json"))
                .isZero();
        assertThat(environment.out()).isEqualTo(Catalogue.toJson(List.of(FailureModes.named("sleep")), 5500));
    }

    @ParameterizedTest
    @CsvSource({"5508, ''", "+8, ''", "8008, --base-port=8000"})
    void describesTheModeOnAPort(String port, String option) {
        String[] typed = Stream.of("describe", port, option)
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        assertThat(environment.run(typed)).isZero();
        assertThat(environment.out()).startsWith("sleep: ");
    }

    @Test
    void describesTheModeOverTlsWhereItsPortSpeaksBoth() {
        environment.run("describe", "status", "drip-5s", "tls-expired");
        assertThat(environment.out().lines().filter(line -> line.startsWith("  over TLS")))
                .containsExactly("  over TLS          curl --cacert ca.pem -i 'https://localhost:5509/?status=503'");
    }

    @Test
    void describesNoModeOnAFreePort() {
        assertThat(environment.run("describe", "5600")).isEqualTo(2);
        assertThat(environment.err()).contains("name: 5600 (expected: the port of a mode, as in hamms list)");
    }

    @Test
    void describesAllModes() {
        assertThat(environment.run("describe", "--all")).isZero();
        assertThat(environment.out())
                .contains(FailureModes.ALL.stream()
                        .map(mode -> Catalogue.curl(mode, 5500))
                        .toList());
    }

    @Test
    void describesAllModesAsTheDocument() {
        assertThat(environment.run("describe", "--all", "--format", "markdown")).isZero();
        assertThat(environment.out()).isEqualTo(Catalogue.markdown(5500));
    }

    @Test
    void printsNoLineWiderThanTheTerminal() {
        environment.run("describe", "--all");

        assertThat(environment.out().lines().filter(line -> !line.contains("curl")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
}
