package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.http.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {

    /** Lines to be copied, summaries and single long words. */
    private static final Pattern NOT_WRAPPED =
            Pattern.compile(".*hamms .*|[a-z0-9.-]+: .*|  (try it|shows|over TLS) .*| *\\S+|  curl .*");

    @ParameterizedTest
    @CsvSource({
        "--help, help.txt",
        "-h, help.txt",
        "help, help.txt",
        "serve --help, help-serve.txt",
        "help serve, help-serve.txt",
        "list --help, help-list.txt",
        "describe --help, help-describe.txt",
        "ca --help, help-ca.txt",
        "audit --help, help-audit.txt",
    })
    void explainsACommand(String typed, String file) throws IOException {
        TestEnvironment environment = TestEnvironment.plain();

        assertThat(environment.run(typed.split(" "))).isZero();
        Golden.check(file, environment.out());
        assertThat(environment.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 60", "80, 79", "100, 99", "300, 100"})
    void fitsIntoTheWindow(int columns, int width) {
        for (String typed : List.of(
                "--help",
                "help",
                "help serve",
                "list --help",
                "describe --help",
                "ca -h",
                "audit --help",
                "describe --all",
                "audit --list",
                "audit --explain body-stall")) {
            TestEnvironment environment = TestEnvironment.window(24, columns, (announce, noReaderLeft, close) -> {});
            assertThat(environment.run(typed.split(" "))).isZero();
            int longest = environment
                    .out()
                    .lines()
                    .filter(line -> !NOT_WRAPPED.matcher(line).matches())
                    .mapToInt(String::length)
                    .max()
                    .orElseThrow();
            assertThat(longest).as(typed).isBetween(Math.min(96, width) - 10, width);
        }
    }

    @ParameterizedTest
    @CsvSource({"--version", "-V"})
    void tellsItsVersionAndWhatItRunsOn(String typed) {
        TestEnvironment environment = TestEnvironment.plain();

        assertThat(environment.run(typed)).isZero();
        assertThat(environment.out())
                .startsWith("hamms " + Version.NUMBER + " (Java ")
                .hasLineCount(1);
    }

    @Test
    void paintsOnATerminalOnly() {
        TestEnvironment terminal = TestEnvironment.terminal(Map.of());
        TestEnvironment pipe = TestEnvironment.plain();

        terminal.run("--help");
        pipe.run("--help");

        assertThat(terminal.out()).contains("\u001b[");
        assertThat(pipe.out()).doesNotContain("\u001b[");
    }

    @ParameterizedTest
    @CsvSource({"--help", "list", "describe sleep", "--modes sleep --base-port 0"})
    void paintsNothingWhereNoColorIsWanted(String typed) {
        TestEnvironment painted = TestEnvironment.terminal(Map.of("NO_COLOR", ""));
        TestEnvironment plain = TestEnvironment.terminal(Map.of("NO_COLOR", "1"));

        painted.run(typed.split(" "));
        plain.run(typed.split(" "));

        assertThat(painted.out()).contains("\u001b[");
        assertThat(plain.out()).isNotEmpty().doesNotContain("\u001b[");
    }

    @Test
    void completesCommandsOptionsAndModesInBash(@TempDir Path directory) throws Exception {
        TestEnvironment environment = TestEnvironment.plain();
        assertThat(environment.run("generate-completion")).isZero();
        Path script = Files.writeString(directory.resolve("try.sh"), environment.out() + """
                        compopt() { :; }
                        propose() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _complete_hamms; }
                        propose hamms des; echo "${COMPREPLY[@]}"
                        propose hamms serve --tr; echo "${COMPREPLY[@]}"
                        propose hamms serve --modes close-on; echo "${COMPREPLY[@]}"
                        propose hamms serve --script heal; echo "${COMPREPLY[@]}"
                        propose hamms --default drip-3; echo "${COMPREPLY[@]}"
                        propose hamms describe drip-3; echo "${COMPREPLY[@]}"
                        """);
        Process bash = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("describe\n--transport\nclose-on-accept\nhealthy\ndrip-30s\ndrip-30s\n");
        assertThat(bash.waitFor(5, TimeUnit.MINUTES)).isTrue();
    }
}
