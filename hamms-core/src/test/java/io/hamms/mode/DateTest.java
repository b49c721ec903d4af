package io.hamms.mode;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlPort;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Dates;
import io.hamms.testing.Loopback;
import io.hamms.testing.RawClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every response has a Date (RFC 9110, section 6.6.1): its absence would be a second fault. */
class DateTest {

    /** Modes that send no response to a request, or one that does not depend on it. */
    private static final Set<String> WITHOUT_RESPONSE = Set.of(
            "connection-refused",
            "never-accept",
            "accept-silent",
            "close-on-accept",
            "close-after-request",
            "garbage-on-accept",
            "garbage-after-request",
            "no-read",
            "interim-endless",
            "reset-on-accept",
            "reset-after-request");

    /** Modes that send the bytes of the original hamms. */
    private static final Set<String> UNDATED = Set.of("drip-5s", "drip-30s", "content-length-overrun");

    private static final HammsNettyServer HAMMS = Servers.on(Transport.NIO);

    @Test
    void isInTheResponseOfEveryMode() throws IOException {
        List<String> dated = new ArrayList<>();
        for (FailureMode mode : FailureModes.ALL) {
            if (mode.layer() != Layer.TLS && mode.scheme().equals("http") && !WITHOUT_RESPONSE.contains(mode.name())) {
                String query = "?failrate=0&sleep=0&interval=1ms&bytes=65536&fields=1&size=100";
                String date = date(HAMMS.port(mode), "GET /" + query + " HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
                assertThat(date.isEmpty()).as("%s: %s", mode, date).isEqualTo(UNDATED.contains(mode.name()));
                dated.add(date);
            }
        }
        assertThat(dated).hasSizeGreaterThan(40);
        assertThat(dated.stream().filter(date -> !date.isEmpty())).allSatisfy(DateTest::isNow);
    }

    @Test
    void isInRefusals() throws IOException {
        for (String request : List.of(
                "GET /?status=x HTTP/1.1\r\nHost: hamms.test",
                "GET / HTTP/9.9\r\nHost: hamms.test",
                "GET\r\nHost: hamms.test",
                "\u0016\u0002",
                "GET /" + "a".repeat(17_000) + " HTTP/1.1\r\nHost: hamms.test",
                "GET / HTTP/1.1\r\nHost: hamms.test\r\nA: " + "a".repeat(70_000))) {
            isNow(date(HAMMS.port("status"), request + "\r\n\r\n"));
        }
    }

    @Test
    void isInTheAnswersOfTheControlPort() throws IOException {
        try (ControlPort control = ControlPort.of(HAMMS).start()) {
            for (String target : List.of("/health", "/nothing", "/journal/events", "*", "/health HTTP/1.1 x")) {
                String host = "Host: 127.0.0.1:" + control.port();
                isNow(date(control.port(), "GET " + target + " HTTP/1.1\r\n" + host + "\r\n\r\n"));
            }
            isNow(date(control.port(), "GET /health HTTP/9.9\r\n\r\n"));
        }
    }

    @Test
    void isPresentOverTls() throws IOException {
        try (TlsClient client = TlsClient.connect(HAMMS.port("tls-healthy"))) {
            assertThat(client.get("/").readToEnd()).contains(Dates.SERVER_AND_DATE + "\r\n");
        }
    }

    private static void isNow(String date) {
        Instant said =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        assertThat(Duration.between(said, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    /** Returns the Date of the first final response; empty if there is none. */
    private static String date(int port, String request) throws IOException {
        try (Socket socket = Loopback.connect(port)) {
            socket.setSoTimeout((int) RawClient.PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return date(lines);
        }
    }

    private static String date(BufferedReader lines) throws IOException {
        String start = lines.readLine();
        assertThat(start).startsWith("HTTP/1.");
        boolean isInterim = start.startsWith("HTTP/1.1 1");
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            if (!isInterim && line.regionMatches(true, 0, "Date: ", 0, "Date: ".length())) {
                return line.substring("Date: ".length());
            }
        }
        return isInterim ? date(lines) : "";
    }
}
