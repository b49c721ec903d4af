package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.End;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.StandardError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;

/** The control port answers malformed requests or ends the connection cleanly, and logs nothing. */
class MalformedRequestsTest {

    private static final Pattern PROBLEM = Pattern.compile(
            "HTTP/1\\.1 [45]\\d\\d [^\r\n]+\r\n([^\r\n]+\r\n)*Content-Type: application/problem\\+json\r\n.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The requests by name; each is sent, then the client shuts down its output. */
    private static Map<String, String> malformed(int port) {
        String host = "Host: 127.0.0.1:" + port + "\r\n";
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("bytes of TLS", "\u0016\u0003\u0001\u0000\u00c8\u0001\u0000\u0000\u00c4\u0003\u0003\r\n\r\n");
        requests.put("preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        requests.put("NULs", "\0".repeat(200) + "\r\n\r\n");
        requests.put("spaces", " \r\n \r\n\r\n");
        requests.put("one word", "hello\r\n\r\n");
        requests.put("no end of the line", "GET /health");
        requests.put("no version", "GET /health\r\n" + host + "\r\n");
        requests.put("a control character in the method", "G\u0001T /health HTTP/1.1\r\n" + host + "\r\n");
        requests.put(
                "a long line", "GET /" + "x".repeat(ControlInitializer.MAX_LINE) + " HTTP/1.1\r\n" + host + "\r\n");
        requests.put("an endless line", "G".repeat(1 << 18));
        requests.put("large fields", head("X: " + "x".repeat(ControlInitializer.MAX_HEADER), port));
        requests.put("endless fields", "GET / HTTP/1.1\r\n" + "X: x\r\n".repeat(1 << 15));
        requests.put("no end of the head", "GET /health HTTP/1.1\r\n" + host);
        requests.put("no host", "GET /health HTTP/1.1\r\n\r\n");
        requests.put("two hosts", "GET /health HTTP/1.1\r\n" + host + host + "\r\n");
        requests.put("another host", "GET /health HTTP/1.1\r\nHost: example.com\r\n\r\n");
        requests.put("a field without a colon", head("nonsense", port));
        requests.put("a field without a name", head(": x", port));
        requests.put("a space before the colon", head("X : y", port));
        requests.put("a folded field", "GET /health HTTP/1.1\r\nX: y\r\n z\r\n\r\n");
        requests.put("a NUL in a field", head("X: a\0b", port));
        requests.put("a bad percent sign", "GET /journal/requests?x=%zz HTTP/1.1\r\n" + host + "\r\n");
        requests.put("half a percent sign", "GET /journal/requests?% HTTP/1.1\r\n" + host + "\r\n");
        requests.put("a bad percent sign in the path", "GET /modes/%zz HTTP/1.1\r\n" + host + "\r\n");
        requests.put("bytes in the path", "GET /modes/\u00ff\u00fe HTTP/1.1\r\n" + host + "\r\n");
        requests.put("an asterisk", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n");
        requests.put("CONNECT", "CONNECT 127.0.0.1:" + port + " HTTP/1.1\r\n" + host + "\r\n");
        requests.put("an unknown method", "BREW /health HTTP/1.1\r\n" + host + "\r\n");
        requests.put("a length that is a word", head("Content-Length: abc", port));
        requests.put("no length", head("Content-Length:", port));
        requests.put("a length below 0", head("Content-Length: -1", port));
        requests.put("a length with a sign", head("Content-Length: +1", port) + "x");
        requests.put("a length beyond all numbers", head("Content-Length: " + "9".repeat(30), port));
        requests.put("two lengths", head("Content-Length: 1\r\nContent-Length: 2", port) + "xx");
        requests.put("a list of lengths", head("Content-Length: 1, 2", port) + "xx");
        requests.put("a great length", head("Content-Length: " + Long.MAX_VALUE, port));
        requests.put("gzip", head("Transfer-Encoding: gzip", port) + "x");
        requests.put("gzip and chunked", head("Transfer-Encoding: gzip, chunked", port) + "0\r\n\r\n");
        requests.put("chunked twice", head("Transfer-Encoding: chunked, chunked", port) + "0\r\n\r\n");
        requests.put("an unknown coding", head("Transfer-Encoding: xyz", port));
        String chunked = "PUT /modes/healthy/defaults HTTP/1.1\r\n" + host
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        requests.put("a chunk without a size", chunked + "x\r\n\r\n");
        requests.put("a chunk below 0", chunked + "-1\r\n\r\n");
        requests.put("a chunk beyond all numbers", chunked + "f".repeat(17) + "\r\n");
        requests.put("a chunk that is longer", chunked + "1\r\nabc\r\n0\r\n\r\n");
        requests.put("an endless line of a chunk", chunked + "1;" + "x".repeat(1 << 16));
        requests.put("half a chunk", chunked + "5\r\na");
        requests.put("endless trailers", chunked + "0\r\n" + "X: x\r\n".repeat(1 << 15));
        requests.put("chunks beyond the limit", chunked + ("4000\r\n" + " ".repeat(0x4000) + "\r\n").repeat(8));
        requests.put(
                "half a body",
                "POST /ports HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
        requests.put(
                "another kind of body",
                "POST /ports HTTP/1.1\r\n" + host + "Content-Type: text/plain\r\nContent-Length: 1\r\n\r\nx");
        requests.put(
                "bytes that are no text",
                "POST /ports HTTP/1.1\r\n" + host
                        + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n\u00ff\u00fe");
        requests.put(
                "thousands of requests behind one that is refused",
                "POST /ports HTTP/1.1\r\nHost: example.com\r\nContent-Length: 1\r\n\r\nx"
                        + "GET / HTTP/1.1\r\n\r\n".repeat(20_000));
        requests.put("an unknown expectation", head("Expect: a-miracle\r\nContent-Length: abc", port));
        return requests;
    }

    private static String head(String field, int port) {
        return "GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + field + "\r\n\r\n";
    }

    @EachTransport
    void areAnsweredOrEndedAndNothingIsLogged(HammsNettyServer server) throws IOException {
        try (ControlPort control = ControlPort.of(server).start();
                StandardError log = StandardError.capture()) {
            SoftAssertions all = new SoftAssertions();
            for (Map.Entry<String, String> request : malformed(control.port()).entrySet()) {
                try (RawClient client = RawClient.connect(control.port())) {
                    sendAll(client, request.getValue());
                    Received received = client.readToEnd();
                    all.assertThat(received.end()).as(request.getKey()).isEqualTo(End.FIN);
                    if (!received.text().isEmpty()) {
                        all.assertThat(received.text()).as(request.getKey()).matches(PROBLEM);
                    }
                }
            }
            all.assertAll();
            assertThat(ControlClient.get(control.port(), "/health").status()).isEqualTo(200);
            assertThat(log.text()).isEmpty();
        }
    }

    /** Sends as much as the server accepts. */
    private static void sendAll(RawClient client, String request) throws IOException {
        try {
            client.send(request).shutdownOutput();
        } catch (IOException e) {
            // The server has ended the connection; reading shows how.
        }
    }

    @EachTransport
    void areAnsweredHoweverManyComeAtOnce(HammsNettyServer server) throws IOException {
        try (ControlPort control = ControlPort.of(server).start();
                StandardError log = StandardError.capture();
                RawClient client = RawClient.connect(control.port())) {
            String host = " HTTP/1.1\r\nHost: 127.0.0.1:" + control.port() + "\r\n\r\n";
            int times = 2000;
            Thread sender = new Thread(() -> sendQuietly(
                    client, "GET /health" + host + ("GET /nothing" + host).repeat(times) + "GET /health" + host));
            sender.start();
            String answers = client.readToEnd().text();

            assertThat(answers.split("HTTP/1.1 404 ", -1)).hasSize(times + 1);
            assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(3);
            assertThat(log.text()).isEmpty();
        }
    }

    private static void sendQuietly(RawClient client, String requests) {
        try {
            sendAll(client, requests);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @EachTransport
    void areAnsweredAfterTheClientsFin(HammsNettyServer server) throws IOException {
        try (ControlPort control = ControlPort.of(server).start()) {
            for (int i = 0; i < 20; i++) {
                try (RawClient client = RawClient.connect(control.port())) {
                    client.send(head("Accept: */*", control.port())).shutdownOutput();

                    Received received = client.readToEnd();
                    assertThat(received.text()).startsWith("HTTP/1.1 200 ").contains("\"status\":\"up\"");
                    assertThat(received.end()).isEqualTo(End.FIN);
                }
            }
        }
    }
}
