package io.hamms.mode.body;

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

class BodyInfiniteTest {

    private static final String LINE = "This body has no end and there is no point in waiting for it.\r\n";

    private static String head(String field) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\n" + field + "\r\n\r\n";
    }

    private static void check(HammsNettyServer server, String target, String expected) throws IOException {
        try (RawClient client = RawClient.connect(server.port(BodyInfinite.MODE))) {
            assertThat(client.get(target).read(expected.length())).isEqualTo(expected);
        }
    }

    @EachTransport
    void sendsChunksForEver(HammsNettyServer server) throws IOException {
        check(server, "/", head("Transfer-Encoding: chunked") + ("3f\r\n" + LINE + "\r\n").repeat(40_000));
    }

    @EachTransport
    void sendsLinesForEver(HammsNettyServer server) throws IOException {
        check(server, "/?framing=close", head("Connection: close") + LINE.repeat(40_000));
        check(server, "/?framing=cl", head("Content-Length: 9223372036854775807") + LINE.repeat(40_000));
    }

    @Test
    void sendsTheConfiguredBytesASecond() {
        try (Embedded connection = Embedded.connectTo(BodyInfinite.MODE)) {
            connection.get("/?framing=cl&rate=1260").received();
            for (int i = 0; i < 20; i++) {
                connection.passTime(Duration.ofMillis(50));
            }
            assertThat(connection.received()).isEqualTo(LINE.repeat(20));
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        for (String framing : new String[] {"chunked", "close", "cl"}) {
            try (RawClient client = RawClient.connect(server.port(BodyInfinite.MODE))) {
                Received received = client.send("HEAD /?framing=" + framing + " HTTP/1.1\r\n\r\n")
                        .readSoFar();
                assertThat(received.text()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
                assertThat(received.end())
                        .as(framing)
                        .isEqualTo(framing.equals("close") ? RawClient.End.FIN : RawClient.End.OPEN);
            }
        }
    }

    @EachTransport
    void keepsApacheReading(HammsNettyServer server) {
        URI uri = server.uri(BodyInfinite.MODE).resolve("/?rate=100000");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMillis(300), Duration.ofMillis(600)))
                .isEqualTo("still waiting after 600 ms");
    }
}
