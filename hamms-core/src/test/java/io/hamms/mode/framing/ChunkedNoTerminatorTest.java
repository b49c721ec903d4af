package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;

class ChunkedNoTerminatorTest {

    private static final String LINE = "All work and no play makes an HTTP client a dull boy.\n";
    private static final String TEXT = LINE.repeat(6);
    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String CHUNKS =
            HEAD + "64\r\n" + TEXT.substring(0, 100) + "\r\n64\r\n" + TEXT.substring(100, 200) + "\r\n";

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ChunkedNoTerminator.MODE))) {
            return client.get(target).readToEnd();
        }
    }

    @EachTransport
    void closesAfterTwoOfThreeChunks(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(fin(CHUNKS));
    }

    @EachTransport
    void closesWhereConfigured(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?at=mid-chunk")).isEqualTo(fin(CHUNKS + "64\r\n" + TEXT.substring(200, 250)));
        assertThat(get(server, "/?at=mid-size")).isEqualTo(fin(CHUNKS + "6"));
    }

    @EachTransport
    void resetsIfConfigured(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?end=rst")).isEqualTo(rst(CHUNKS));
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ChunkedNoTerminator.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\nHEAD / HTTP/1.1\r\n\r\n")
                            .shutdownOutput()
                            .readToEnd())
                    .isEqualTo(fin(HEAD + HEAD));
        }
    }

    @EachTransport
    void failsInEveryRealClient(HammsNettyServer server) {
        for (RealClient client : RealClient.values()) {
            assertThat(client.reactionTo(server.uri(ChunkedNoTerminator.MODE), Duration.ofMinutes(1)))
                    .as(client.label())
                    .contains("Exception");
        }
    }
}
