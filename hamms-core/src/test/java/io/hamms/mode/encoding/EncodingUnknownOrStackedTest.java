package io.hamms.mode.encoding;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

class EncodingUnknownOrStackedTest {

    private static final String TEXT = "Read the label.\nHAMMS-END\n";

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(EncodingUnknownOrStacked.MODE))) {
            return client.get(target).shutdownOutput().readToEnd();
        }
    }

    private static Received response(String coding, String body) {
        return fin("HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Encoding: " + coding
                + "\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String body(Received received) {
        return received.text().substring(received.text().indexOf("\r\n\r\n") + 4);
    }

    /** Returns a body after as many decodings. */
    private static String decoded(String body, int times) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < times; i++) {
            content = new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes();
        }
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    @EachTransport
    void namesAnUnknownCoding(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(response("none", TEXT));
        assertThat(get(server, "/?value=utf-8")).isEqualTo(response("utf-8", TEXT));
    }

    @EachTransport
    void namesGzipByItsOldName(HammsNettyServer server) throws IOException {
        Received received = get(server, "/?kind=x-gzip");
        assertThat(received).isEqualTo(response("x-gzip", body(received)));
        assertThat(decoded(body(received), 1)).isEqualTo(TEXT);
    }

    /** RFC 7932, sections 9.1 and 9.2: one meta-block of 26 uncompressed bytes (0x19 and 1), and an empty last one. */
    @EachTransport
    void sendsBrotliToAClientThatDoesNotAcceptIt(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?kind=br")).isEqualTo(response("br", "\u0090\u0001\u0010" + TEXT + "\u0003"));
    }

    @EachTransport
    void encodesAHundredTimesOrAsOftenAsConfigured(HammsNettyServer server) throws IOException {
        Received hundred = get(server, "/?kind=stacked");
        assertThat(hundred).isEqualTo(response("gzip, ".repeat(99) + "gzip", body(hundred)));
        assertThat(decoded(body(hundred), 100)).isEqualTo(TEXT);

        Received two = get(server, "/?kind=stacked&depth=2");
        assertThat(two).isEqualTo(response("gzip, gzip", body(two)));
        assertThat(decoded(body(two), 2)).isEqualTo(TEXT);
        assertThat(get(server, "/?kind=stacked&depth=101").text()).contains("(expected: an integer from 1 to 100)");
    }

    @EachTransport
    void isDeliveredAsItIsByOkHttp(HammsNettyServer server) {
        URI uri = server.uri(EncodingUnknownOrStacked.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 26 bytes");
        assertThat(RealClient.OKHTTP.reactionTo(uri.resolve("/?kind=br"), Duration.ofMinutes(1)))
                .isEqualTo("200, 30 bytes");
    }
}
