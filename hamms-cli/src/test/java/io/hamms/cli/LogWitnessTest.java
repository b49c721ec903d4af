package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.handler.PipelineFault;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Loopback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Compares the JSON log of every mode with the client's own record. */
class LogWitnessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PORT = Pattern.compile("\\{\"port\":(\\d+),\"mode\":\"([\\w.-]+)\"}");
    private static final byte[] REQUEST =
            "GET /seen HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    /** Modes without a connection, or whose connections end before the request, or not within the time of a test. */
    private static final Set<String> WITHOUT_END = Set.of(
            "connection-refused",
            "never-accept",
            "reset-on-accept",
            "drip-5s",
            "drip-30s",
            "headers-endless",
            "body-infinite",
            "interim-endless",
            "no-read");

    /** Modes that wait for the client to end the connection. */
    private static final Set<String> HOLDING = Set.of(
            "accept-silent",
            "body-stall",
            "chunk-size-overflow",
            "connection-close-held",
            "content-length-huge",
            "tls-handshake-stall");

    /** The offset of the alert's number in its record (RFC 8446, sections 5.1 and 6). */
    private static final int ALERT_AT = 6;

    /** By mode: a later connection may have the same client port. */
    private final Map<String, String> expected = new TreeMap<>();

    private TestEnvironment environment = TestEnvironment.plain();

    @Test
    void agreesWithTheClient() {
        environment = TestEnvironment.serving((announce, noReaderLeft, close) -> {
            announce.run();
            Matcher ports = PORT.matcher(environment.out());
            while (ports.find()) {
                visit(ports.group(2), Integer.parseInt(ports.group(1)));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> lines("closed").size() >= expected.size());
            close.run();
        });
        assertThat(environment.run("-v", "--base-port", "0", "--log-format", "json", "--default", "sleep?sleep=0"))
                .isZero();

        Map<String, String> told = new TreeMap<>();
        for (String line : lines("closed")) {
            String ended = field(line, "\"bytesReceived\":(\\d+)") + " in, " + field(line, "\"bytesSent\":(\\d+)")
                    + " out, " + field(line, "\"label\":\"([^\"]+)\"");
            told.put(mode(line), ended);
        }
        for (String line : lines("requested")) {
            String request = field(line, "\"method\":\"([^\"]+)\"") + " " + field(line, "\"target\":\"([^\"]+)\"");
            told.merge(mode(line), request, (ended, asked) -> ended + ", " + asked);
        }
        assertThat(told).isEqualTo(expected);
        assertThat(lines("connected")).hasSameSizeAs(told.keySet());
        assertThat(lines("ended")).hasSameSizeAs(told.keySet());
    }

    private List<String> lines(String event) {
        return environment
                .out()
                .lines()
                .filter(line -> line.contains("\"event\":\"" + event + "\""))
                .toList();
    }

    private static String mode(String line) {
        return field(line, "\"mode\":\"([^\"]+)\"");
    }

    private static String field(String line, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(line);
        return found.find() ? found.group(1) : "";
    }

    /** Sends a request, reads to the end, and records what the log must contain. */
    private void visit(String mode, int port) {
        if (WITHOUT_END.contains(mode)) {
            return;
        }
        try (Socket client = Loopback.connect(port)) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            client.getOutputStream().write(REQUEST);
            if (HOLDING.contains(mode)) {
                client.shutdownOutput();
            }
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            String end = HOLDING.contains(mode) ? "client FIN" : "server FIN";
            try {
                client.getInputStream().transferTo(received);
            } catch (SocketException e) {
                end = "server RST";
            }
            if (mode.equals("tls-close-alert")) {
                end = "server TLS alert " + received.toByteArray()[ALERT_AT] + " (handshake_failure)";
            }
            String ended = REQUEST.length + " in, " + received.size() + " out, " + end;
            boolean isClear = !(FailureModes.named(mode).fault() instanceof PipelineFault);
            expected.put(mode, ended + (isClear ? ", GET /seen" : ""));
        } catch (IOException e) {
            throw new IllegalStateException(mode, e);
        }
    }
}
