package io.hamms.mode.headers;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

class ContentLengthHugeTest {

    private static String response(String length) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\nContent-Length: "
                + length + "\r\n\r\n0123456789";
    }

    @EachTransport
    void announcesMoreThanAnyMemoryAndWaits(HammsNettyServer server) throws IOException {
        String expected = response("9223372036854775807");
        try (RawClient client = RawClient.connect(server.port(ContentLengthHuge.MODE))) {
            assertThat(client.get("/").read(expected.length())).isEqualTo(expected);
            assertThat(client.readSoFar()).isEqualTo(open(""));
        }
    }

    @EachTransport
    void announcesTheConfiguredLengthAndCloses(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ContentLengthHuge.MODE))) {
            assertThat(client.get("/?end=fin&value=18446744073709551626").readToEnd())
                    .isEqualTo(fin(response("18446744073709551626")));
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        String head = response("9223372036854775807").replace("0123456789", "");
        try (RawClient client = RawClient.connect(server.port(ContentLengthHuge.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n").shutdownOutput().readToEnd())
                    .isEqualTo(fin(head));
        }
    }

    @EachTransport
    void isRefusedByApache(HammsNettyServer server) {
        URI uri = server.uri(ContentLengthHuge.MODE);
        assertThat(RealClient.APACHE.reactionTo(uri.resolve("/?end=fin"), Duration.ofMinutes(1)))
                .doesNotStartWith("200");
    }
}
