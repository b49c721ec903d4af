package io.hamms.mode.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.http.Version;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RespondTest {

    private static final String TAGS = "X-Hamms-Seq: 1\r\nX-Hamms-Path: /\r\n";
    private static final String START = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\n" + TAGS;
    private static final String RANGES = "Accept-Ranges: bytes\r\nETag: \"";
    private static final String TEXT = "Hamms is well.\nHAMMS-END\n";
    private static final String TEXT_TAG = "4aa43a5c";

    private static String ask(String method, String query, String fields) {
        try (Embedded connection = Embedded.connectTo(Respond.MODE)) {
            return connection
                    .send(method + " /?" + query + " HTTP/1.1\r\nHost: hamms.test\r\n" + fields + "\r\n")
                    .received();
        }
    }

    private static String get(String query) {
        return ask("GET", query, "");
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n") + 4);
    }

    private static String text(String tag, int length) {
        return "Content-Type: text/plain\r\n" + RANGES + tag + "\"\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void answersCorrectlyByDefault() {
        assertThat(get("")).isEqualTo(START + text(TEXT_TAG, TEXT.length()) + TEXT);
        assertThat(ask("HEAD", "", "")).isEqualTo(START + text(TEXT_TAG, TEXT.length()));
    }

    @Test
    void sendsTheStatusLineAndFieldsThatItIsTold() {
        assertThat(get("version=1.0&status=503&reason=Too+busy&header=Retry-After:+1&header=Server:+x&body=no&type="))
                .isEqualTo("HTTP/1.0 503 Too busy\r\n"
                        + Dates.SERVER_AND_DATE.replace("Server: " + Version.SERVER + "\r\n", "")
                        + "\r\n" + TAGS + "Content-Length: 2\r\nRetry-After: 1\r\nServer: x\r\n\r\nno");
    }

    @ParameterizedTest
    @CsvSource({"204, No Content", "304, Not Modified"})
    void sendsNoBodyWhereThereIsNone(String status, String reason) {
        assertThat(get("status=" + status))
                .isEqualTo(
                        "HTTP/1.1 " + status + " " + reason + "\r\n" + Dates.SERVER_AND_DATE + "\r\n" + TAGS + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"a%00%FF", "hex:6100ff", "base64:YQD/"})
    void sendsAnyBytes(String bytes) {
        assertThat(body(get("body=" + bytes))).isEqualTo("a\0\u00ff");
        assertThat(get("raw=" + bytes)).isEqualTo("a\0\u00ff");
    }

    @Test
    void sendsNoBytesForEmptyRawBytes() {
        assertThat(get("raw=&end=fin")).isEmpty();
        assertThat(get("raw=hex:&end=hold")).isEmpty();
    }

    /** In a query a plus sign means a space; in Base64 it is a digit. */
    @Test
    void readsAPlusSignInBase64() {
        assertThat(body(get("body=base64:++++"))).isEqualTo("\u00fb\u00ef\u00be");
    }

    @Test
    void sendsChunksAndTrailers() {
        String response = get("framing=chunked&chunk=10&body=0123456789abcdef&trailer=X-A:+1&trailer=X-B:+2");
        assertThat(response).contains("\r\nTransfer-Encoding: chunked\r\n").doesNotContain("Content-Length");
        assertThat(body(response)).isEqualTo("a\r\n0123456789\r\n6\r\nabcdef\r\n0\r\nX-A: 1\r\nX-B: 2\r\n\r\n");
        assertThat(body(get("framing=chunked&body="))).isEqualTo("0\r\n\r\n");
        assertThat(get("trailer=X-A:+1")).startsWith("HTTP/1.1 400 ");
    }

    /** The whole length is known before the first byte, so that a percentage of it is. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 30", "7, 70000", "4096, 4096", "5000, 20000", "16777216, 20000"})
    void knowsTheLengthOfItsChunks(int chunk, int size) {
        String query = "framing=chunked&chunk=" + chunk + "&size=" + size;
        String whole = body(get(query));
        assertThat(body(get(query + "&cut=100%25"))).isEqualTo(whole);
        assertThat(body(get(query + "&cut=50%25"))).isEqualTo(whole.substring(0, whole.length() / 2));
        int chunks = (size + chunk - 1) / chunk;
        assertThat(whole.split("\r\n", -1)).hasSize(2 * chunks + 3);
        assertThat(whole).endsWith("\r\n0\r\n\r\n");
    }

    @EachTransport
    void endsTheBodyWithTheConnection(HammsNettyServer server) throws IOException {
        int port = server.port(Respond.MODE);
        try (RawClient client = RawClient.connect(port)) {
            Received response = client.get("/?framing=close").readToEnd();
            assertThat(response.end()).isEqualTo(RawClient.End.FIN);
            assertThat(response.text()).contains("\r\nConnection: close\r\n").doesNotContain("Content-Length");
        }
        try (RawClient client = RawClient.connect(port)) {
            String head = client.get("/?framing=none").readHead();
            assertThat(head).doesNotContain("Connection").doesNotContain("Content-Length");
            assertThat(client.read(TEXT.length())).isEqualTo(TEXT);
            assertThat(client.get("/?status=404").readHead()).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void encodesTheContent() throws IOException {
        byte[] gzip = body(get("encoding=gzip&size=1000")).getBytes(StandardCharsets.ISO_8859_1);
        byte[] deflate = body(get("encoding=deflate&size=1000")).getBytes(StandardCharsets.ISO_8859_1);
        String text = body(get("size=1000"));
        assertThat(text).hasSize(1000).endsWith("\nHAMMS-END\n");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .asString()
                .isEqualTo(text);
        assertThat(new InflaterInputStream(new ByteArrayInputStream(deflate)).readAllBytes())
                .asString()
                .isEqualTo(text);
        assertThat(get("encoding=gzip")).contains("\r\nContent-Encoding: gzip\r\n");
        assertThat(get("encoding=gzip&size=262145")).startsWith("HTTP/1.1 400 ");
        assertThat(get("size=1&body=a")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void sendsInterimResponsesWithFieldsOfTheirOwn() {
        assertThat(get("interim=103%0ALink:+%3C/a%3E&interim=102"))
                .isEqualTo("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n" + START
                        + text(TEXT_TAG, TEXT.length()) + TEXT);
        assertThat(get("interim=200")).startsWith("HTTP/1.1 400 ");
        assertThat(get("interim=X:+1")).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @CsvSource({"bytes=5-9, 5, 10", "bytes=995-, 995, 1000", "bytes=-1, 999, 1000", "bytes=0-5000, 0, 1000"})
    void sendsTheRequestedPart(String range, int from, int to) {
        String whole = body(get("size=1000"));
        String response = ask("GET", "size=1000", "Range: " + range + "\r\n");
        assertThat(response)
                .startsWith("HTTP/1.1 206 Partial Content\r\n")
                .contains("\r\nContent-Range: bytes " + from + "-" + (to - 1) + "/1000\r\n");
        assertThat(body(response)).isEqualTo(whole.substring(from, to));
    }

    @Test
    void comparesTheTagOfIfRange() {
        String range = "Range: bytes=5-9\r\nIf-Range: ";
        assertThat(ask("GET", "size=1000", range + "\"text-1000\"\r\n")).startsWith("HTTP/1.1 206 ");
        assertThat(ask("GET", "size=1000", range + "\"other\"\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET", "size=1000&header=ETag:+%22mine%22", range + "\"mine\"\r\n"))
                .startsWith("HTTP/1.1 206 ");
        assertThat(ask("GET", "size=1000", "Range: bytes=1000-\r\n"))
                .startsWith("HTTP/1.1 416 ")
                .contains("\r\nContent-Range: bytes */1000\r\n", "\r\nContent-Length: 0\r\n");
    }

    @Test
    void sendsNeitherChunksNorInterimResponsesOverHttp10() {
        try (Embedded connection = Embedded.connectTo(Respond.MODE)) {
            String response = connection
                    .send("GET /?framing=chunked&interim=103 HTTP/1.0\r\n\r\n")
                    .received();
            assertThat(response)
                    .startsWith("HTTP/1.1 200 OK")
                    .doesNotContain("chunked")
                    .endsWith("\r\n\r\n" + TEXT);
        }
    }

    private static Received onAccept(HammsNettyServer server, Map<String, String> defaults) throws IOException {
        server.defaults("respond", defaults);
        try (RawClient client = RawClient.connect(server.port(Respond.MODE))) {
            return client.readToEnd();
        }
    }

    @EachTransport
    void answersBeforeAnyRequestIfAPortSaysSo(HammsNettyServer server) throws IOException {
        Map<String, String> early = Map.of("when", "accept", "raw", "HTTP/1.1 400 Early%0D%0A%0D%0A", "end", "fin");
        assertThat(onAccept(server, early)).isEqualTo(Received.fin("HTTP/1.1 400 Early\r\n\r\n"));
        Map<String, String> reset = Map.of("when", "accept", "body", "x", "end", "rst");
        assertThat(onAccept(server, reset).end()).isEqualTo(RawClient.End.RST);
        server.reset();
        assertThat(RawClient.status(server.port(Respond.MODE), "")).isEqualTo("200");
    }

    @EachTransport
    void refusesToAnswerEarlyForARequest(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Respond.MODE))) {
            assertThat(client.get("/?when=accept").readHead()).startsWith("HTTP/1.1 400 ");
        }
    }

    @EachTransport
    void isReadByOkHttpAndApache(HammsNettyServer server) {
        var uri = server.uri(Respond.MODE).resolve("/?framing=chunked&encoding=gzip&interim=103&size=5000");
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 5000 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 5000 bytes");
    }
}
