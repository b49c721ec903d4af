package io.hamms.mode.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

class GzipLieTest {

    private static final String LABEL = "Content-Encoding: gzip\r\n";

    /** Returns a body, whose head is verified. */
    private static byte[] body(HammsNettyServer server, String kind, String label) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GzipLie.MODE))) {
            String text =
                    client.get("/?kind=" + kind).shutdownOutput().readToEnd().text();
            String body = text.substring(text.indexOf("\r\n\r\n") + 4);
            assertThat(text)
                    .isEqualTo("HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\n" + label
                            + "Content-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Returns the stream with another byte at an index. */
    private static byte[] changed(int index, int octet) {
        byte[] changed = GzipText.WHOLE.clone();
        changed[index] = (byte) octet;
        return changed;
    }

    private static void assertNotDecodable(byte[] gzip, String why) {
        assertThatThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isInstanceOf(ZipException.class)
                .hasMessageContaining(why);
    }

    @EachTransport
    void labelsPlainTextGzip(HammsNettyServer server) throws IOException {
        assertThat(body(server, "plain", LABEL)).isEqualTo(Bodies.numbered(10_000));
    }

    @EachTransport
    void damagesTheConfiguredPart(HammsNettyServer server) throws IOException {
        byte[] whole = GzipText.WHOLE;
        int crc = whole.length - 8;
        int isize = whole.length - 4;

        byte[] header = body(server, "header", LABEL);
        assertThat(header).isEqualTo(changed(0, 0xe0));
        assertNotDecodable(header, "Not in GZIP format");
        byte[] withCrc = body(server, "crc", LABEL);
        assertThat(withCrc).isEqualTo(changed(crc, ~whole[crc]));
        assertNotDecodable(withCrc, "Corrupt GZIP trailer");
        byte[] withLength = body(server, "isize", LABEL);
        assertThat(withLength).isEqualTo(changed(isize, ~whole[isize]));
        assertNotDecodable(withLength, "Corrupt GZIP trailer");
    }

    @EachTransport
    void sendsGzipWithoutALabel(HammsNettyServer server) throws IOException {
        assertThat(body(server, "unlabelled", "")).isEqualTo(GzipText.WHOLE);
    }

    @EachTransport
    void failsInOkHttp(HammsNettyServer server) {
        URI uri = server.uri(GzipLie.MODE);
        for (String kind : new String[] {"plain", "header", "crc", "isize"}) {
            assertThat(RealClient.OKHTTP.reactionTo(uri.resolve("/?kind=" + kind), Duration.ofMinutes(1)))
                    .as(kind)
                    .startsWith("IOException");
        }
        assertThat(RealClient.OKHTTP.reactionTo(uri.resolve("/?kind=unlabelled"), Duration.ofMinutes(1)))
                .isEqualTo("200, " + GzipText.WHOLE.length + " bytes");
    }
}
