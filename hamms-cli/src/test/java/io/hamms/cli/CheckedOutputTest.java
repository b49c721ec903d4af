package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.cli.audit.FakeClient;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Output that cannot be written. */
class CheckedOutputTest {

    private static final long PATIENCE_SECONDS = 60;

    private static final String WITHOUT_LOG = "--base-port 0 --modes sleep";

    private final Path folder;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    CheckedOutputTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<String> commands() {
        return Stream.of(
                "--help",
                "--version",
                "help",
                "help serve",
                "list",
                "list --by symptom",
                "list --format json",
                "describe sleep",
                "describe --all --format json",
                "ca --ca-file FOLDER/ca.pem",
                "ca --client --ca-file FOLDER/ca.pem",
                "audit --list",
                "audit --help",
                "audit --explain healthy",
                "audit --reproduce healthy",
                "generate-completion",
                WITHOUT_LOG,
                "serve --base-port 0 --modes sleep --log-format json -v");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isReportedInOneLine(String command) {
        assertThat(run(new Failing("No space left on device"), command)).isEqualTo(2);
        assertThat(err()).isEqualTo("cannot write to standard output: No space left on device\n");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isNoErrorIfItsReaderHasLeft(String command) {
        assumeThat(command).isNotEqualTo(WITHOUT_LOG);
        assertThat(run(new Failing("Broken pipe"), command)).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void endsNoServerWithoutALogIfItsReaderHasLeft() {
        AtomicLong left = new AtomicLong();
        Environment environment = environment(new Failing("Broken pipe"), (announce, noReaderLeft, close) -> {
            announce.run();
            left.set(noReaderLeft.getCount());
            close.run();
        });

        assertThat(Main.run(environment, WITHOUT_LOG.split(" "))).isZero();
        assertThat(left).hasValue(1);
        assertThat(err()).isEmpty();
    }

    @Test
    void isReportedAfterAnAudit() {
        List<String> command = new ArrayList<>(List.of("audit", "--timeout", "1s", "--modes", "healthy", "--"));
        command.addAll(FakeClient.command("right"));

        assertThat(run(new Failing("No space left on device"), command.toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(err()).endsWith("\ncannot write to standard output: No space left on device\n");
    }

    @Test
    void isThatOfAFullDevice() throws IOException {
        assumeThat(Path.of("/dev/full")).exists();
        try (OutputStream full = new FileOutputStream("/dev/full")) {
            assertThat(run(full, "list")).isEqualTo(2);
        }
        assertThat(err()).startsWith("cannot write to standard output: ").hasLineCount(1);
    }

    @Test
    void endsQuietlyInARealPipe() throws Exception {
        Path printed = folder.resolve("err");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "\"$0\" -XX:TieredStopAtLevel=1 -cp \"$1\" io.hamms.cli.Main describe --all 2> \"$2\" | true;"
                                + " exit ${PIPESTATUS[0]}",
                        java,
                        System.getProperty("java.class.path"),
                        printed.toString())
                .start();

        assertThat(bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
        assertThat(printed).isEmptyFile();
    }

    private int run(OutputStream out, String command) {
        return run(out, command.replace("FOLDER", folder.toString()).split(" "));
    }

    private int run(OutputStream out, String[] command) {
        Environment environment = environment(out, (announce, noReaderLeft, close) -> {
            announce.run();
            assertThat(noReaderLeft.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("ends although nobody stops it")
                    .isTrue();
            close.run();
        });
        return Main.run(environment, command);
    }

    private Environment environment(OutputStream out, Shutdown lifetime) {
        return new Environment(
                new CheckedOutput(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                () -> false,
                () -> null,
                Clock.systemUTC(),
                lifetime);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Fails at each write. */
    private static final class Failing extends OutputStream {

        private final String message;

        Failing(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }
}
