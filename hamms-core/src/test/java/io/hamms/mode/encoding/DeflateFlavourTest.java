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
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

class DeflateFlavourTest {

    /** Returns a body, whose head is verified. */
    private static byte[] body(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(DeflateFlavour.MODE))) {
            String text = client.get(target).shutdownOutput().readToEnd().text();
            String body = text.substring(text.indexOf("\r\n\r\n") + 4);
            assertThat(text)
                    .isEqualTo("HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
                            + "\r\nContent-Encoding: deflate\r\nContent-Type: text/plain\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body);
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] inflated(byte[] body, boolean isRaw) throws IOException {
        return new InflaterInputStream(new ByteArrayInputStream(body), new Inflater(isRaw)).readAllBytes();
    }

    @EachTransport
    void sendsTheZlibFormat(HammsNettyServer server) throws IOException {
        byte[] body = body(server, "/");
        assertThat(inflated(body, false)).isEqualTo(Bodies.numbered(10_000));
        assertThatThrownBy(() -> inflated(body, true)).isInstanceOf(ZipException.class);
    }

    @EachTransport
    void sendsRawDeflate(HammsNettyServer server) throws IOException {
        byte[] body = body(server, "/?kind=raw");
        assertThat(inflated(body, true)).isEqualTo(Bodies.numbered(10_000));
        assertThatThrownBy(() -> inflated(body, false)).isInstanceOf(ZipException.class);
    }

    /** OkHttp asks for gzip alone, and hands out deflate as it arrives. */
    @EachTransport
    void isDecodedByApache(HammsNettyServer server) throws IOException {
        URI uri = server.uri(DeflateFlavour.MODE);
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 10000 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri.resolve("/?kind=raw"), Duration.ofMinutes(1)))
                .isEqualTo("200, 10000 bytes");
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1)))
                .isEqualTo("200, " + body(server, "/").length + " bytes");
    }
}
