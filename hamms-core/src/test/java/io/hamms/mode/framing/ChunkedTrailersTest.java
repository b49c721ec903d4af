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

class ChunkedTrailersTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nTrailer: X-Hamms-Trailer\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String BODY = HEAD + "1b\r\nTrailers follow.\nHAMMS-END\n\r\n0\r\n";
    private static final String LINE = "X-Hamms-Trailer: " + "a".repeat(81) + "\r\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(ChunkedTrailers.MODE), request);
    }

    @EachTransport
    void sendsTheAnnouncedTrailer(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin(BODY + "X-Hamms-Trailer: after\r\n\r\n"));
    }

    @EachTransport
    void sendsOtherTrailers(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?kind=forbidden"))
                .isEqualTo(fin(BODY + "Content-Length: 9\r\nTransfer-Encoding: gzip\r\n"
                        + "Set-Cookie: trailer=merged\r\nHost: trailer.test\r\n\r\n"));
        assertThat(ask(server, "GET /?kind=missing")).isEqualTo(fin(BODY + "\r\n"));
        assertThat(ask(server, "GET /?kind=fold")).isEqualTo(fin(BODY + "X-Hamms-Trailer: after\r\n the fold\r\n\r\n"));
        assertThat(LINE).hasSize(100);
        assertThat(ask(server, "GET /?kind=1mb")).isEqualTo(fin(BODY + LINE.repeat(10_000) + "\r\n"));
    }

    @EachTransport
    void closesBeforeTheTrailerSectionIsComplete(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ChunkedTrailers.MODE))) {
            assertThat(client.get("/?kind=cut").readToEnd()).isEqualTo(fin(BODY));
        }
    }

    @EachTransport
    void sendsTrailersForEver(HammsNettyServer server) throws IOException {
        String expected = BODY + LINE.repeat(30_000);
        try (RawClient client = RawClient.connect(server.port(ChunkedTrailers.MODE))) {
            assertThat(client.get("/?kind=endless").read(expected.length())).isEqualTo(expected);
        }
    }

    @Test
    void sendsTheConfiguredBytesASecond() {
        try (Embedded connection = Embedded.connectTo(ChunkedTrailers.MODE)) {
            StringBuilder received =
                    new StringBuilder(connection.get("/?kind=endless&rate=1000").received());
            for (int i = 0; i < 20; i++) {
                received.append(connection.passTime(Duration.ofMillis(50)).received());
            }
            assertThat(Dates.masked(received.toString())).startsWith(BODY).hasSizeBetween(950, 1100);
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(HEAD));
    }

    @EachTransport
    void areReadByOkHttpAndApacheUnlessTheyAreCut(HammsNettyServer server) {
        URI uri = server.uri(ChunkedTrailers.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 27 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 27 bytes");
        URI cut = uri.resolve("/?kind=cut");
        assertThat(RealClient.OKHTTP.reactionTo(cut, Duration.ofMinutes(1))).contains("Exception");
    }
}
