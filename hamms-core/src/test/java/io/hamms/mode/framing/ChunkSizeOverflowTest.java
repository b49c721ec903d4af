package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;

class ChunkSizeOverflowTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static Received get(HammsNettyServer server, String target, int length) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ChunkSizeOverflow.MODE))) {
            String text = client.get(target).read(length);
            return new Received(text, client.readSoFar().end());
        }
    }

    @EachTransport
    void announcesMoreThan64BitsHoldAndWaits(HammsNettyServer server) throws IOException {
        String expected = HEAD + "ffffffffffffffff\r\nchunk\r\n0\r\n\r\n";
        assertThat(get(server, "/", expected.length())).isEqualTo(open(expected));
    }

    @EachTransport
    void announcesTheConfiguredSize(HammsNettyServer server) throws IOException {
        String expected = HEAD + "0".repeat(1000) + "5\r\nchunk\r\n0\r\n\r\n";
        assertThat(get(server, "/?size=" + "0".repeat(1000) + "5", expected.length()))
                .isEqualTo(open(expected));
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ChunkSizeOverflow.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n").shutdownOutput().readToEnd())
                    .isEqualTo(fin(HEAD));
        }
    }

    @EachTransport
    void failsInOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(ChunkSizeOverflow.MODE), Duration.ofMinutes(1)))
                .startsWith("ProtocolException");
    }
}
