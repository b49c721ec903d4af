package io.hamms.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.journal.RecordedRequest;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The baseline modes refuse requests that RFC 9112 does not allow, others answer if they can; the journal records both.
 */
class ViolationTest {

    private static final HammsNettyServer HAMMS = HammsNettyServer.builder()
            .basePort(0)
            .modes("healthy", "status", "accept-silent", "by-path")
            .start();

    @AfterAll
    static void stop() {
        HAMMS.close();
    }

    /** {@code ~} is CRLF; {@code \r}, {@code \n}, {@code \t} and {@code \0} are as in Java. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                // RFC 9112, section 3.2, and RFC 9110, section 7.2.
                "GET / HTTP/1.1~~ | 400 | 200 | missing-host",
                "GET / HTTP/1.0~~ | 200 | 200 |",
                "GET / HTTP/1.1~Host: a~Host: a~~ | 400 | 200 | multiple-hosts",
                "GET / HTTP/1.0~Host: a~Host: a~~ | 400 | 200 | multiple-hosts",
                "GET / HTTP/1.1~Host: a/b~~ | 400 | 200 | invalid-host",
                "GET / HTTP/1.1~Host: a b~~ | 400 | 200 | invalid-host",
                "GET / HTTP/1.1~Host: a:b~~ | 400 | 200 | invalid-host",
                "GET / HTTP/1.1~Host: u@a~~ | 400 | 200 | invalid-host",
                "GET / HTTP/1.1~Host: [::1~~ | 400 | 200 | invalid-host",
                "GET / HTTP/1.1~Host: a%2~~ | 400 | 200 | invalid-host",
                "GET / HTTP/1.1~Host:~~ | 400 | 200 | invalid-host",
                "GET / HTTP/1.1~Host: [::1]:80~~ | 200 | 200 |",
                "GET / HTTP/1.1~Host: a_b.%41:~~ | 200 | 200 |",
                // Section 2.3.
                "GET / http/1.1~Host: a~~ | 400 | * | bad-version",
                "GET / HTTP/1.10~Host: a~~ | 400 | * | bad-version",
                "GET / HTTP/1~Host: a~~ | 400 | 400 | bad-version",
                "GET / HTTP/1.2~Host: a~~ | 200 | 200 |",
                "GET / HTTP/2.0~Host: a~~ | 505 | 505 |",
                // Section 3.
                "GET /~Host: a~~ | 400 | 400 | bad-request-line, bad-version",
                "GET  / HTTP/1.1~Host: a~~ | 400 | * | bad-request-line",
                "GET\\t/ HTTP/1.1~Host: a~~ | 400 | * | bad-request-line",
                "GET / HTTP/1.1 ~Host: a~~ | 400 | * | bad-request-line",
                "GET /a b HTTP/1.1~Host: a~~ | 400 | 400 | bad-request-line, bad-version",
                "~~GET / HTTP/1.1~Host: a~~ | 200 | 200 |",
                "G(T / HTTP/1.1~Host: a~~ | 400 | 400 | bad-method",
                // Section 3.2.
                "GET * HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "OPTIONS * HTTP/1.1~Host: a~~ | 200 | 200 |",
                "OPTIONS * HTTP/1.1~Host:~~ | 200 | 200 |",
                "OPTIONS * HTTP/1.1~~ | 400 | 200 | missing-host",
                "GET http://a/ HTTP/1.1~Host:~~ | 200 | 200 | mismatched-host",
                "GET http://a/ HTTP/1.1~Host: b~~ | 200 | 200 | mismatched-host",
                "GET http://a:81/ HTTP/1.1~Host: a~~ | 200 | 200 | mismatched-host",
                "GET http://a/ HTTP/1.1~Host: a:443~~ | 200 | 200 | mismatched-host",
                "GET http://a/ HTTP/1.1~Host: a b~~ | 400 | 200 | invalid-host",
                "GET http://A/ HTTP/1.1~Host: a:80~~ | 200 | 200 |",
                "GET https://a:443/ HTTP/1.1~Host: a~~ | 200 | 200 |",
                "GET http://a:81/ HTTP/1.1~Host: a:81~~ | 200 | 200 |",
                "CONNECT a:80 HTTP/1.1~Host: a~~ | 405 | 405 |",
                "CONNECT a:80 HTTP/1.1~Host:~~ | 400 | 405 | invalid-host",
                "GET a HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "GET a:80 HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "GET /a{b} HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "GET /a%2 HTTP/1.1~Host: a~~ | 400 | * | bad-target",
                "GET /a#b HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "GET /a\\0 HTTP/1.1~Host: a~~ | 400 | * | bad-request-line, bad-target",
                "GET /\u00e9 HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "GET http://u@a/ HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "GET http:/// HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "GET http://a?b=c/?d HTTP/1.1~Host: a~~ | 200 | 200 |",
                "GET /a%2fb;c=d,(e)?f[]=g HTTP/1.1~Host: a~~ | 400 | 200 | bad-target",
                "GET /a%2fb;c=d,(e)?f=g/?h HTTP/1.1~Host: a~~ | 200 | 200 |",
                // Section 3.2.3, and RFC 9110, section 9.3.6.
                "CONNECT a:80 HTTP/1.1~Host: a:80~~ | 405 | 405 |",
                "CONNECT a: HTTP/1.1~Host: a~~ | 400 | 405 | bad-target",
                "CONNECT a:0 HTTP/1.1~Host: a~~ | 400 | 405 | bad-target",
                "CONNECT a:65536 HTTP/1.1~Host: a~~ | 400 | 405 | bad-target",
                "CONNECT / HTTP/1.1~Host: a~~ | 400 | 405 | bad-target",
                // RFC 9110, section 9.1.
                "TRACE / HTTP/1.1~Host: a~~ | 405 | 200 |",
                "BREW / HTTP/1.1~Host: a~~ | 501 | 200 |",
                "get / HTTP/1.1~Host: a~~ | 501 | 200 |",
                // Section 2.2.
                "GET / HTTP/1.1\\nHost: a~~ | 400 | * | bad-line-end",
                "GET / HTTP/1.1~Host: a\\n~ | 400 | * | bad-line-end",
                "GET / HTTP/1.1~Host: a~A: b\\rc~~ | 400 | * | bad-line-end",
                "GET / HTTP/1.1~ A: b~Host: a~~ | 400 | * | bad-field",
                // Sections 5.1, 5.2 and RFC 9110, section 5.5.
                "GET / HTTP/1.1~Host: a~A : b~~ | 400 | * | bad-field",
                "GET / HTTP/1.1~Host: a~A~~ | 400 | * | bad-field",
                "GET / HTTP/1.1~Host: a~: b~~ | 400 | * | bad-field",
                "GET / HTTP/1.1~Host: a~A(: b~~ | 400 | * | bad-field",
                "GET / HTTP/1.1~Host: a~A: b\\0c~~ | 400 | * | bad-field",
                "GET / HTTP/1.1~Host: a~A: b~ c~~ | 400 | * | folded-field",
                "GET / HTTP/1.1~Host: a~A: b~\\tc~~ | 400 | * | folded-field",
                // Sections 6.1 to 6.3.
                "POST / HTTP/1.1~Host: a~Content-Length: 1~Transfer-Encoding: chunked~~0~~ | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~ab | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Content-Length: 1, 1~~ab | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Content-Length: +1~~a | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Content-Length: a~~a | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Content-Length:~~ | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Content-Length: 99999999999999999999~~ | 400 | 400 | bad-framing",
                "POST / HTTP/1.1~Host: a~Content-Length: 00000000000000000000001~~a | 200 | 200 |",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip~~ | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked, gzip~~ | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked, chunked~~0~~ | 400 | * | bad-framing",
                "POST / HTTP/1.0~Host: a~Transfer-Encoding: chunked~~0~~ | 400 | * | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked~~0~~ | 501 | 200 |",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: Chunked~~0~~ | 200 | 200 |",
                // Section 7.1.
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~x~a~0~~ | 400 | 400 | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~-1~a~0~~ | 400 | 400 | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~0x1~a~0~~ | 400 | 400 | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~ffffffffffffffffff~a~0~~ | 400 | 400 | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~1~ab~0~~ | 400 | 400 | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~~1;a=b~a~0~A: b~~ | 200 | 200 |",
                "POST / HTTP/1.1~Host: a~Content-Length: 1~~a | 200 | 200 |",
                // RFC 9110, section 10.1.1.
                "GET / HTTP/1.1~hOST: a~Expect: 100-continue~~ | 100 | 100 | expect-without-content",
                "POST / HTTP/1.1~Host: a~Expect: 100-Continue~Content-Length: 1~~a | 100 | 100 |",
                "POST / HTTP/1.1~Host: a~Expect: 100-continue~Transfer-Encoding: chunked~~0~~ | 100 | 100 |",
                // RFC 9110, sections 7.6.1, 7.8 and 10.1.4.
                "GET / HTTP/1.1~Host: a~TE: trailers~~ | 200 | 200 | missing-connection-option",
                "GET / HTTP/1.1~Host: a~TE: trailers~Connection: close, te~~ | 200 | 200 |",
                "GET / HTTP/1.1~Host: a~Upgrade: h2c~Connection: TE~~ | 200 | 200 | missing-connection-option",
                "GET / HTTP/1.1~Host: a~Upgrade: h2c~Connection: a~Connection: Upgrade~~ | 200 | 200 |",
                "GET / HTTP/1.1~Host: a~Keep-Alive: timeout=5~~ | 200 | 200 | missing-connection-option",
                "GET / HTTP/1.1~Host: a~Keep-Alive: timeout=5~Connection: Keep-Alive~~ | 200 | 200 |",
                "GET / HTTP/1.1~Host: a~Connection: close, Cache-Control~~ | 200 | 200 | invalid-connection-option",
                "POST / HTTP/1.1~Host: a~Connection: content-type~Content-Length: 1~~a"
                        + " | 200 | 200 | invalid-connection-option",
                "GET / HTTP/1.1~TE: trailers~~ | 400 | 200 | missing-host, missing-connection-option"
            })
    void isFoundAndRefusedByControlsOnly(String request, int strict, String lenient, String violations)
            throws IOException {
        String bytes = request.replace("~", "\r\n")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0");
        String expected = violations == null ? "" : violations;

        assertThat(status("healthy", bytes)).isEqualTo(Integer.toString(strict));
        assertThat(recorded("healthy")).isEqualTo(expected);
        if (!lenient.equals("*")) {
            assertThat(status("status", bytes)).isEqualTo(lenient);
        } else {
            assertThat(status("status", bytes)).isIn("200", "400");
        }
        assertThat(recorded("status")).isEqualTo(expected);
    }

    @Test
    void isFoundInAnySegmentsOfTheRequest() throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port("healthy"))) {
            for (char next : "GET  / HTTP/1.1\r\nHost: a\r\nA: b\r\n c\r\n\r\n".toCharArray()) {
                client.send(String.valueOf(next));
            }
            assertThat(client.readToEnd().text())
                    .contains(
                            "{\"error\":\"request: bad-request-line, folded-field (expected: one that RFC 9112 allows)");
        }
        assertThat(recorded("healthy")).isEqualTo("bad-request-line, folded-field");
    }

    /** The decoder rejects some requests with a violation before a mode sees them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "POST / HTTP/1.1~Host: a~Content-Length: 5, 5~~hello | bad-framing",
                "POST / HTTP/1.1~Host: a~Content-Length: 99999999999999999999~~ | bad-framing",
                "POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip~~ | bad-framing",
                "GET / HTTP/1.1~Host: a~X : y~~ | bad-field",
                "GET / HTTP/1.1\\nHost: a\\n\\n | bad-line-end",
                "GET /a b HTTP/1.1~Host: a~~ | bad-request-line, bad-version",
                "GET / HTTP/1.10~Host: a~~ | bad-version",
                "G(T / HTTP/1.1~Host: a~~ | bad-method"
            })
    void isNamedInTheAnswer(String request, String tokens) throws IOException {
        String bytes = request.replace("~", "\r\n").replace("\\n", "\n");
        String error = "{\"error\":\"request: " + tokens + " (expected: one that RFC 9112 allows)\"}";

        try (RawClient client = RawClient.connect(HAMMS.port("healthy"))) {
            assertThat(client.send(bytes).readToEnd().text())
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith(error);
        }
        try (RawClient client = RawClient.connect(HAMMS.port("status"))) {
            String lenient = client.send(bytes).readHead();
            if (lenient.startsWith("HTTP/1.1 400 ")) {
                assertThat(client.readToEnd().text()).isEqualTo(error);
            }
        }
    }

    @Test
    void isFoundInTheRequestBehindAnother() throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port("healthy"))) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n\n \r \r\nGET / HTTP/1.1\r\n\r\n");

            assertThat(client.readBody()).startsWith("Hamms is well.");
            assertThat(client.readToEnd().text()).startsWith("HTTP/1.1 400 ").contains("missing-host");
        }
        List<RecordedRequest> two = HAMMS.journal("healthy").requests();
        assertThat(two.get(two.size() - 2).violations()).isEmpty();
        assertThat(two.get(two.size() - 1).violations()).containsExactly(Violation.MISSING_HOST);
    }

    /** RFC 9112, section 6.1: the bytes that follow may belong to this request or to another one. */
    @Test
    void endsTheConnectionWhereTwoFramingsContradictEachOtherThoughItIsAnswered() throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port("status"))) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

            assertThat(client.readToEnd().end()).isEqualTo(RawClient.End.FIN);
        }
        assertThat(last("status").header("Content-Length")).isEqualTo("9");
    }

    @Test
    void sendsNoBodyForHead() throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port("healthy"))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n").readToEnd().text())
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void isRecordedWhereNothingIsAnswered() throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port("accept-silent"))) {
            client.send("GET / HTTP/1.1\r\nA : b\r\n\r\n");
            RecordedRequest request = HAMMS.journal("accept-silent")
                    .awaitRequests(1, RawClient.PATIENCE)
                    .get(0);

            assertThat(request.violations()).containsExactly(Violation.BAD_FIELD);
        }
    }

    @Test
    void isRecordedWithTheReadablePartsOfTheHead() throws IOException {
        answer("healthy", "GET /a HTTP/x\r\nHost: a\r\n\r\n");
        RecordedRequest request = last("healthy");
        assertThat(List.of(request.method(), request.target(), request.version()))
                .containsExactly("GET", "/a", "HTTP/x");

        answer("healthy", "GET /b http/1.1\r\nHost: a\r\nA : b\r\nC: d\r\n\r\n");
        request = last("healthy");
        assertThat(request.version()).isEqualTo("http/1.1");
        assertThat(request.header("Host")).isIn("a", null);

        answer("healthy", "PUT /" + "c".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        request = last("healthy");
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).startsWith("/cccc");
        assertThat(request.violations()).isEmpty();
    }

    @Test
    void isRefusedByABaselineModeThatThePathOrAScriptNames() throws IOException {
        assertThat(status("by-path", "GET /mode/healthy HTTP/1.1\r\n\r\n")).isEqualTo("400");
        assertThat(status("by-path", "GET /mode/status HTTP/1.1\r\n\r\n")).isEqualTo("200");
    }

    @Test
    void keepsTheAllowFieldOfA405() throws IOException {
        String allow = "\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n";
        assertThat(answer("healthy", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n")).contains(allow);
        assertThat(answer("healthy", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")).contains(allow);
    }

    private static String status(String mode, String request) throws IOException {
        return answer(mode, request).split(" ", 3)[1];
    }

    private static String answer(String mode, String request) throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port(mode))) {
            return client.send(request).readHead();
        }
    }

    private static RecordedRequest last(String mode) {
        List<RecordedRequest> all = HAMMS.journal(mode).requests();
        return all.get(all.size() - 1);
    }

    /** Returns the violations of the last request, including those in its content. */
    private static String recorded(String mode) {
        List<String> tokens = new ArrayList<>();
        last(mode).violations().forEach(violation -> tokens.add(violation.token()));
        return String.join(", ", tokens);
    }
}
