package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkTrickleTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String LINE = "All work and no play makes an HTTP client a dull boy.\n";
    private static final String END = "\nHAMMS-END\n";
    private static final String SHORT = LINE.repeat(6).substring(0, 289) + END;

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(ChunkTrickle.MODE), request);
    }

    @EachTransport
    void sendsOneByteAChunk(HammsNettyServer server) throws IOException {
        String text = LINE.repeat(200).substring(0, 9989);
        StringBuilder chunks = new StringBuilder(HEAD);
        text.chars()
                .forEach(octet -> chunks.append("1\r\n").append((char) octet).append("\r\n"));

        assertThat(ask(server, "GET /")).isEqualTo(fin(chunks + "b\r\n" + END + "\r\n0\r\n\r\n"));
    }

    @EachTransport
    void sendsCorrectChunksInSegments(HammsNettyServer server) throws IOException {
        String chunks = HEAD + "12c\r\n" + SHORT + "\r\n0\r\n\r\n";
        assertThat(ask(server, "GET /?kind=size")).isEqualTo(fin(chunks));
        assertThat(ask(server, "GET /?kind=crlf")).isEqualTo(fin(chunks));
    }

    @Test
    void splitsTheSizeLines() {
        splits("size", HEAD, "1", "2", "c", "\r", "\n", SHORT + "\r\n", "0", "\r", "\n", "\r\n");
    }

    @Test
    void splitsBetweenCrAndLf() {
        splits("crlf", HEAD, "12c\r", "\n" + SHORT + "\r", "\n0\r", "\n\r", "\n");
    }

    private static void splits(String kind, String... segments) {
        try (Embedded connection = Embedded.connectTo(ChunkTrickle.MODE)) {
            connection.get("/?kind=" + kind);
            for (String segment : segments) {
                assertThat(connection.received()).isEqualTo(segment);
                assertThat(connection.passTime(Duration.ofMillis(15)).received())
                        .isEmpty();
                connection.passTime(Duration.ofMillis(10));
            }
            assertThat(connection.received()).isEmpty();
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(HEAD));
    }

    @EachTransport
    void isReadByOkHttpAndApache(HammsNettyServer server) {
        URI uri = server.uri(ChunkTrickle.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 10000 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri.resolve("/?kind=crlf"), Duration.ofMinutes(1)))
                .isEqualTo("200, 300 bytes");
    }
}
