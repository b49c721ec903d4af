package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.testing.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunnableJarIT {

    /** Less than the 30 s during which a client may still send after the server's FIN. */
    private static final Duration WITHOUT_WAITING = Duration.ofSeconds(15);

    private static final int SIGINT = 2;
    private static final int TIMEOUT_MILLIS = 20_000;

    @ParameterizedTest
    @CsvSource({"TERM, epoll", "INT, epoll", "TERM, nio", "INT, nio"})
    void stopsInPeaceAndWaitsForNoClientWhenItIsToldTo(String signal, String transport) throws Exception {
        assumeThat(signal.equals("INT") && ignoresInterrupts())
                .as("the shell runs the tests in the background, with SIGINT ignored")
                .isFalse();
        try (RunningJar jar = RunningJar.start("--base-port", "0", "--transport", transport)) {
            int port = Integer.parseInt(jar.await("^(\\d+) +accept-silent").group(1));
            jar.await(" describe NAME ");
            try (Socket held = Loopback.connect(port)) {
                assertThat(jar.signal(signal)).isLessThan(WITHOUT_WAITING);
                assertThat(jar.exitCode()).isZero();
                held.setSoTimeout(TIMEOUT_MILLIS);
                assertThat(held.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio"})
    void failsInAsManyWaysAsItSays(String transport) throws Exception {
        try (RunningJar jar = RunningJar.start("-v", "--base-port", "0", "--transport", transport)) {
            int refused =
                    Integer.parseInt(jar.await("^(\\d+) +connection-refused").group(1));
            int closed = Integer.parseInt(jar.await("^(\\d+) +close-on-accept").group(1));
            int garbage =
                    Integer.parseInt(jar.await("^(\\d+) +garbage-on-accept").group(1));
            int status = Integer.parseInt(jar.await("^(\\d+) +status").group(1));

            assertThat(read(refused, "")).isEqualTo("refused");
            assertThat(read(closed, "")).isEmpty();
            assertThat(read(garbage, "")).isEqualTo("foo bar");
            assertThat(read(status, "GET /?status=503 HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 503 ");

            jar.await("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  " + closed + " +close-on-accept +127.0.0.1:\\d+ +connected$");
            jar.await(" " + closed + " .* ended by server FIN after \\d+\\.\\d{3} s, 0 B in, 0 B out$");
            jar.await(" " + status + " .* GET /\\?status=503$");
            jar.signal("TERM");
            assertThat(jar.output()).noneMatch(line -> line.contains("WARN") || line.contains("Exception"));
        }
    }

    @Test
    @SuppressWarnings("try") // Only holds the ports.
    void listensBeforeItLoadsTheOptionParserIfThereAreNoOptions() throws Exception {
        try (DefaultPorts ports = DefaultPorts.hold();
                ServerSocket taken = FreePorts.taken(5501)) {
            try (RunningJar jar = RunningJar.inJvm(List.of("-Xlog:class+load"))) {
                List<String> loaded = jar.output();
                assertThat(jar.exitCode()).isEqualTo(Exit.USAGE);
                int refusal = indexOf(loaded, " io.hamms.PortBindException$Conflict ");
                assertThat(refusal).isPositive();
                assertThat(loaded.subList(0, refusal)).noneMatch(line -> line.contains("picocli"));
            }
        }
    }

    private static int indexOf(List<String> lines, String text) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(text))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void printsOnlyJsonInJsonFormat() throws Exception {
        try (RunningJar jar = RunningJar.start("serve", "--verbose", "--base-port", "0", "--log-format", "json")) {
            int port = Integer.parseInt(jar.await("\"event\":\"started\".*\"port\":(\\d+),\"mode\":\"close-on-accept\"")
                    .group(1));
            read(port, "");
            jar.await("\"event\":\"connected\",\"connection\":1,\"port\":" + port + ",\"mode\":\"close-on-accept\"");
            jar.await("\"event\":\"ended\".*\"port\":" + port + ".*\"ending\":.\"by\":\"server\",\"how\":\"FIN\",");
            jar.signal("TERM");

            assertThat(jar.exitCode()).isZero();
            assertThat(jar.output()).allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"));
        }
    }

    @Test
    void exitsWithTwoAndOneLineOnAUsageError() throws Exception {
        try (RunningJar jar = RunningJar.start("--base-port", "70000")) {
            assertThat(jar.exitCode()).isEqualTo(2);
            assertThat(jar.output())
                    .containsExactly("--base-port: 70000 (expected: 0 for free ports, or 1 to 65535); see java -jar "
                            + System.getProperty("hamms.jar", "target/hamms.jar") + " --help");
        }
    }

    @Test
    void containsOnlyWhatItNeeds() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("hamms.jar", "target/hamms.jar"))) {
            Manifest manifest = jar.getManifest();
            List<String> entries = jar.stream().map(ZipEntry::getName).toList();

            assertThat(manifest.getMainAttributes().getValue("Main-Class")).isEqualTo("io.hamms.cli.Main");
            assertThat(manifest.getMainAttributes().getValue("Enable-Native-Access"))
                    .isEqualTo("ALL-UNNAMED");
            assertThat(manifest.getMainAttributes().getValue("Multi-Release")).isEqualTo("true");
            assertThat(entries)
                    .contains(
                            "META-INF/native/libnetty_transport_native_epoll_x86_64.so",
                            "META-INF/native/libnetty_transport_native_kqueue_aarch_64.jnilib",
                            "META-INF/LICENSE",
                            "META-INF/NOTICE",
                            "META-INF/license/Apache-2.0.txt",
                            "META-INF/license/LICENSE.boringssl.txt")
                    .doesNotHaveDuplicates();
            assertThat(entries)
                    .noneMatch(entry -> Stream.of("module-info.class", ".SF", ".DSA", ".RSA")
                                    .anyMatch(entry::endsWith)
                            || entry.contains("io_uring")
                            || entry.contains("junit")
                            || entry.contains("opentest4j")
                            || entry.contains("quic"));
        }
    }

    /** Returns whether this process ignores SIGINT, which its child processes inherit. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line -> (Long.parseLong(line.substring(7).strip(), 16) & 1 << (SIGINT - 1)) != 0);
    }

    private static String read(int port, String request) throws IOException {
        try (Socket client = Loopback.connect(port)) {
            client.setSoTimeout(TIMEOUT_MILLIS);
            client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException e) {
            return "refused";
        }
    }
}
