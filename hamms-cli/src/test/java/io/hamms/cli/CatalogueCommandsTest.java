package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.mode.Catalogue;
import io.hamms.mode.FailureModes;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueCommandsTest {

    private final TestWorld world = TestWorld.plain();

    @Test
    void listsAllModesByLayer() throws IOException {
        assertThat(world.run("list")).isZero();
        Golden.check("list.txt", world.out());
        assertThat(world.err()).isEmpty();
    }

    @Test
    void countsPortsFromAnotherBase() {
        assertThat(world.run("list", "--base-port", "8000")).isZero();
        assertThat(world.out()).contains("  8002  close-on-accept ").doesNotContain(" 5502 ");
    }

    @Test
    void listsForPrograms() {
        assertThat(world.run("list", "--format", "json", "--base-port", "8000")).isZero();
        assertThat(world.out()).isEqualTo(Catalogue.toJson(FailureModes.ALL, 8000));
    }

    @Test
    void listsForDocuments() {
        assertThat(world.run("list", "--format", "markdown")).isZero();
        assertThat(world.out()).isEqualTo(Catalogue.markdownTable(FailureModes.ALL, 5500));
    }

    @ParameterizedTest
    @CsvSource({
        "describe drip-5s close-after-request, describe.txt",
        "describe drip-5s close-after-request --base-port 8000 --format markdown, describe.md",
        "describe status --format json, describe.json",
    })
    void describesModes(String typed, String file) throws IOException {
        assertThat(world.run(typed.split(" "))).isZero();
        Golden.check(file, world.out());
        assertThat(world.err()).isEmpty();
    }

    @Test
    void describesAModeOnceHoweverOftenItIsNamed() {
        assertThat(world.run("describe", "sleep", "SLEEP", "sleep", "--format", "json"))
                .isZero();
        assertThat(world.out()).isEqualTo(Catalogue.toJson(List.of(FailureModes.named("sleep")), 5500));
    }

    @Test
    void describesAllModes() {
        assertThat(world.run("describe", "--all")).isZero();
        assertThat(world.out())
                .contains(FailureModes.ALL.stream()
                        .map(mode -> Catalogue.curl(mode, 5500))
                        .toList());
    }

    @Test
    void describesAllModesAsTheDocument() {
        assertThat(world.run("describe", "--all", "--format", "markdown")).isZero();
        assertThat(world.out()).isEqualTo(Catalogue.markdown(5500));
    }

    @Test
    void printsNoLineTooWideToRead() {
        world.run("describe", "--all");

        assertThat(world.out().lines().filter(line -> !line.contains("curl")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }
}
