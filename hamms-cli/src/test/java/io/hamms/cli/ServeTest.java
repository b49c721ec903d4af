package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Loopback;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ServeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern STATUS_PORT = Pattern.compile("(\\d+) +status|\"port\":(\\d+),\"mode\":\"status\"");

    private TestEnvironment environment = TestEnvironment.plain();

    @Test
    void printsWhatItListensOnByPort() throws IOException {
        assertThat(environment.run("--base-port", "0", "--modes", "status,sleep,close-on-accept"))
                .isZero();
        Golden.check("serve.txt", withoutPorts(environment.out()));
        assertThat(environment.err()).isEmpty();
    }

    @Test
    void printsTheSameWithAndWithoutItsName() {
        TestEnvironment named = TestEnvironment.plain();

        assertThat(named.run("serve", "--base-port", "0", "--modes", "sleep")).isZero();
        assertThat(environment.run("--base-port", "0", "--modes", "sleep")).isZero();

        assertThat(withoutPorts(named.out())).isNotEmpty().isEqualTo(withoutPorts(environment.out()));
    }

    @Test
    void saysNothingOfConnectionsUnlessAsked() {
        environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            exchange();
            close.run();
        });

        assertThat(environment.run("--base-port", "0", "--modes", "status")).isZero();
        assertThat(environment.out()).contains("status").doesNotContain("connected", "GET");
    }

    @Test
    void printsALineForConnectionRequestAndEnd() throws IOException {
        environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            exchange();
            awaitPrinted("client FIN");
            close.run();
        });

        assertThat(environment.run("-v", "--base-port", "0", "--modes", "status"))
                .isZero();
        Golden.check("serve-verbose.txt", withoutPorts(environment.out()));
        assertThat(environment.err()).isEmpty();
    }

    @Test
    void printsOneJsonObjectALine() throws IOException {
        environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            exchange();
            awaitPrinted("\"closed\"");
            close.run();
        });

        assertThat(environment.run("-v", "--base-port", "0", "--modes", "status", "--log-format", "json"))
                .isZero();
        Golden.check("serve-verbose.json", withoutPorts(environment.out()));
        for (String line : environment.out().split("\n", -1)) {
            try (JsonParser json = new JsonFactory().createParser(line)) {
                while (json.nextToken() != null) {
                    json.skipChildren();
                }
            }
        }
        assertThat(environment.err()).isEmpty();
    }

    @Test
    void printsConnectionsThatItEndsItselfWhenItStops() throws IOException {
        try (Socket client = new Socket()) {
            environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
                announce.run();
                connect(client);
                awaitPrinted("connected");
                close.run();
            });

            assertThat(environment.run("-v", "--base-port", "0", "--modes", "status"))
                    .isZero();
            assertThat(withoutPorts(environment.out()))
                    .endsWith("ended by server FIN after 12.345 s, 0 B in, 0 B out\n");
        }
    }

    @Test
    @SuppressWarnings("try") // Only holds the port.
    void reportsAnErrorWithoutOptions() throws IOException {
        try (ServerSocket taken = FreePorts.taken(5501)) {

            assertThat(environment.run()).isEqualTo(Exit.USAGE);
        }
        assertThat(environment.err())
                .contains("5501")
                .contains("(expected: free ports on 127.0.0.1; ")
                .endsWith("; see hamms --help\n");
    }

    @Test
    void stopsWhenItsOutputIsClosed() throws IOException {
        FailureMode status = FailureModes.named("status");
        int base = FreePorts.base(List.of(status));
        AtomicBoolean hasStopped = new AtomicBoolean();
        Environment pipe = new Environment(
                new CheckedOutput(new Broken()),
                new PrintStream(new Broken(), true, StandardCharsets.UTF_8),
                Map.of(),
                () -> false,
                () -> null,
                Clock.systemUTC(),
                (announce, noReaderLeft, close) -> {
                    announce.run();
                    try (Socket client = Loopback.connect(base + status.offset())) {
                        hasStopped.set(
                                noReaderLeft.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && client.isConnected());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertThat(Main.run(pipe, "-v", "--base-port", base + "", "--modes", "status"))
                .isZero();
        assertThat(hasStopped).isTrue();
    }

    @Test
    void letsNoClientWriteToTheTerminal() {
        environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            exchange("/\u001b[2Jx" + "y".repeat(1000));
            awaitPrinted("client FIN");
            close.run();
        });

        environment.run("-v", "--base-port", "0", "--modes", "status");

        assertThat(environment.out())
                .contains("GET /?[2Jxyyy")
                .contains("yyy...")
                .doesNotContain("\u001b");
    }

    private void exchange() {
        exchange("/?status=204");
    }

    private void exchange(String target) {
        try (Socket client = new Socket()) {
            connect(client);
            client.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(client.getInputStream().read()).isEqualTo('H');
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void connect(Socket client) {
        Matcher port = STATUS_PORT.matcher(environment.out());
        assertThat(port.find()).isTrue();
        try {
            client.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    Integer.parseInt(port.group(1) == null ? port.group(2) : port.group(1))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitPrinted(String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> environment.out().contains(text));
    }

    private static String withoutPorts(String printed) {
        return printed.replaceAll("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  ", "12:34:56.789  ")
                .replaceAll("\\d+\\.\\d{3} s", "12.345 s")
                .replaceAll("\"\\d{4}-[^\"]*Z\"", "\"2026-11-24T12:34:56.789012345Z\"")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "CLIENT")
                .replaceAll("CLIENT +", "CLIENT  ")
                .replaceAll("room for [\\d,]+", "room for ROOM")
                .replaceAll("\"room\":\\d+", "\"room\":ROOM")
                .replaceAll("\\b\\d{5}\\b", "12345")
                .replaceAll("epoll|kqueue|nio", "TRANSPORT");
    }

    /** A pipe whose reader is closed. */
    private static final class Broken extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
