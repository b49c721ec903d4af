package io.hamms.mode.encoding;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

class GzipMultiMemberTest {

    private static final byte[] TEXT = Bodies.numbered(10_000);

    /** Returns a body, whose head is verified. */
    private static byte[] body(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GzipMultiMember.MODE))) {
            String text = client.get(target).shutdownOutput().readToEnd().text();
            String body = text.substring(text.indexOf("\r\n\r\n") + 4);
            assertThat(text)
                    .isEqualTo("HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
                            + "\r\nContent-Encoding: gzip\r\nContent-Type: text/plain\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body);
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] decoded(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }

    @EachTransport
    void sendsTwoMembers(HammsNettyServer server) throws IOException {
        byte[] body = body(server, "/");
        int second = GzipText.gzip(Arrays.copyOf(TEXT, 5000)).length;
        assertThat(decoded(body)).isEqualTo(TEXT);
        assertThat(decoded(Arrays.copyOf(body, second))).isEqualTo(Arrays.copyOf(TEXT, 5000));
        assertThat(decoded(Arrays.copyOfRange(body, second, body.length)))
                .isEqualTo(Arrays.copyOfRange(TEXT, 5000, 10_000));
    }

    @EachTransport
    void sendsWhatIsConfiguredAfterTheFirstMember(HammsNettyServer server) throws IOException {
        byte[] first = GzipText.WHOLE;
        assertThat(decoded(first)).isEqualTo(TEXT);

        byte[] empty = body(server, "/?kind=empty");
        assertThat(empty).startsWith(first);
        assertThat(decoded(Arrays.copyOfRange(empty, first.length, empty.length)))
                .isEmpty();
        assertThat(body(server, "/?kind=zeros")).isEqualTo(Arrays.copyOf(first, first.length + 512));
        byte[] junk = body(server, "/?kind=junk");
        assertThat(junk).startsWith(first).hasSize(first.length + 7).endsWith(Bodies.bytes("foo bar"));
    }

    @EachTransport
    void isNotDecodedByOkHttp(HammsNettyServer server) {
        URI uri = server.uri(GzipMultiMember.MODE);
        for (String kind : new String[] {"two", "empty", "zeros", "junk"}) {
            assertThat(RealClient.OKHTTP.reactionTo(uri.resolve("/?kind=" + kind), Duration.ofMinutes(1)))
                    .as(kind)
                    .isEqualTo("IOException: gzip finished without exhausting source");
        }
    }
}
