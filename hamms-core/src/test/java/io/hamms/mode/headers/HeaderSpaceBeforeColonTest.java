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

class HeaderSpaceBeforeColonTest {

    private static final String BEFORE = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length : 38\r\n\r\n";
    private static final String BODY = "A space in the wrong place.\nHAMMS-END\n";

    @EachTransport
    void sendsASpaceBeforeTheColonAndEndsTheBodyInBothWays(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeaderSpaceBeforeColon.MODE))) {
            assertThat(client.get("/").readToEnd()).isEqualTo(fin(BEFORE + BODY));
        }
        try (RawClient client = RawClient.connect(server.port(HeaderSpaceBeforeColon.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").readToEnd())
                    .isEqualTo(fin(BEFORE));
        }
    }

    @EachTransport
    void sendsASpaceInsideOfANameAndKeepsTheConnection(HammsNettyServer server) throws IOException {
        String expected = "HTTP/1.1 200 OK\r\nX Test: 1\r\n" + Dates.SERVER_AND_DATE
                + "\r\nContent-Type: text/plain\r\nContent-Length: 38\r\n\r\n" + BODY;
        try (RawClient client = RawClient.connect(server.port(HeaderSpaceBeforeColon.MODE))) {
            assertThat(client.get("/?kind=inside").read(expected.length())).isEqualTo(expected);
            assertThat(client.readSoFar()).isEqualTo(open(""));
        }
    }

    @EachTransport
    void isAcceptedByOkHttpAndRefusedByApacheBeforeTheColon(HammsNettyServer server) {
        URI before = server.uri(HeaderSpaceBeforeColon.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(before, Duration.ofMinutes(1))).isEqualTo("200, 38 bytes");
        assertThat(RealClient.APACHE.reactionTo(before, Duration.ofMinutes(1)))
                .startsWith("ClientProtocolException: Invalid header");
        URI inside = before.resolve("/?kind=inside");
        assertThat(RealClient.OKHTTP.reactionTo(inside, Duration.ofMinutes(1))).isEqualTo("200, 38 bytes");
        assertThat(RealClient.APACHE.reactionTo(inside, Duration.ofMinutes(1))).isEqualTo("200, 38 bytes");
    }
}
