package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.testing.Loopback;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as a process: it starts, or reports why it cannot. */
class StartIT {

    private static final int DRIP = 6;
    private static final int HEALTHY = 99;
    private static final int CONTROL = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(ints = {DRIP, HEALTHY, CONTROL})
    void endsInPeaceThoughItIsToldToAsSoonAsAPortAnswers(int offset) throws Exception {
        int base = FreePorts.fixed(DRIP, HEALTHY, CONTROL);
        try (RunningJar jar = RunningJar.start("--base-port", base + "", "--modes", "drip-5s,healthy")) {
            connectAsSoonAsPossible(base + offset);
            jar.signal("TERM");

            assertThat(jar.exitCode()).isZero();
            assertThat(jar.output()).noneMatch(line -> line.contains("Exception") || line.contains("WARN"));
        }
    }

    /** Two threads that initialize the same classes in different orders can wait for each other for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"--base-port 0", "--base-port 0 --transport nio"})
    void initializesNettyOnOneThreadAtATime(String arguments) throws Exception {
        List<String> initialized = initialized("is the control port", arguments);
        String main = thread(initialized, "io/hamms/cli/Main");
        String loading = thread(initialized, "io/hamms/transport/Transport");
        List<String> before = initialized.subList(0, lastOf(initialized, loading));

        assertThat(loading).isNotEqualTo(main);
        assertThat(before).filteredOn(line -> isOfNetty(line, main)).isEmpty();
        assertThat(before).noneMatch(line -> line.startsWith(main) && line.contains("Initializing 'org/slf4j/"));
        assertThat(before).anyMatch(line -> isOfNetty(line, loading));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "list --help", "describe status", "--help"})
    void needsNoNettyToPrintTheCatalogueOrHelp(String arguments) throws Exception {
        List<String> initialized = initialized("status|Usage", arguments);
        String main = thread(initialized, "io/hamms/cli/Main");

        assertThat(initialized).filteredOn(line -> isOfNetty(line, main)).isEmpty();
    }

    /** Returns what a command initialized until it printed a text, each line with its thread. */
    private static List<String> initialized(String printed, String arguments) throws Exception {
        Path log = Files.createTempFile("hamms", ".txt");
        try (RunningJar jar =
                RunningJar.inJvm(List.of("-Xlog:class+init=info:file=" + log + ":tid"), arguments.split(" "))) {
            jar.await(printed);
        }
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> line.contains("Initializing '"))
                .toList();
        Files.delete(log);
        return lines;
    }

    /** Returns whether a thread initialized a class of Netty that initializes others, unlike this one. */
    private static boolean isOfNetty(String line, String thread) {
        return line.startsWith(thread)
                && line.contains("Initializing 'io/netty/")
                && !line.contains("(no method)")
                && !line.contains("'io/netty/handler/ssl/ClientAuth'");
    }

    private static String thread(List<String> lines, String initialized) {
        return lines.stream()
                .filter(line -> line.contains("Initializing '" + initialized + "'"))
                .map(line -> line.substring(0, line.indexOf(']') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static int lastOf(List<String> lines, String thread) {
        int last = lines.size() - 1;
        while (!lines.get(last).startsWith(thread)) {
            last--;
        }
        return last;
    }

    private static void connectAsSoonAsPossible(int port) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket client = Loopback.connect(port)) {
                assertThat(client.isConnected()).isTrue();
                return;
            } catch (ConnectException e) {
                assertThat(System.nanoTime()).as("port " + port).isLessThan(end);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"60, epoll", "100, epoll", "140, epoll", "100, nio"})
    void saysInOneLineThatItMayOpenTooFewFiles(int openFiles, String transport) throws Exception {
        assumeThat(Path.of("/proc/self/limits")).exists();
        try (RunningJar jar = RunningJar.limitedTo(openFiles, "--base-port", "0", "--transport", transport)) {
            assertThat(jar.exitCode()).isEqualTo(Exit.USAGE);
            assertThat(jar.output())
                    .singleElement()
                    .asString()
                    .contains("Too many open files")
                    .contains("(expected: a higher limit of open files, ulimit -n;");
        }
    }
}
