package io.hamms.mode.reuse;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;

class ConnectionCloseHeldTest {

    private static final String TEXT = "Do not use this again.\nHAMMS-END\n";

    private static final String ANSWER = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\nConnection: close\r\nContent-Type: text/plain\r\n"
            + "Content-Length: " + TEXT.length() + "\r\n\r\n" + TEXT;

    @EachTransport
    void leavesTheConnectionOpenAndAnswersFurtherRequests(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ConnectionCloseHeld.MODE))) {
            assertThat(client.get("/a").readSoFar().unnumbered()).isEqualTo(open(ANSWER));
            assertThat(client.get("/a").readSoFar().unnumbered()).isEqualTo(open(ANSWER));
        }
    }

    @EachTransport
    void leavesItOpenForAClientThatAnnouncesTheEndToo(HammsNettyServer server) throws IOException {
        for (String end : new String[] {"1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "1.0\r\n\r\n"}) {
            try (RawClient client = RawClient.connect(server.port(ConnectionCloseHeld.MODE))) {
                assertThat(client.send("GET /a HTTP/" + end).readSoFar().unnumbered())
                        .isEqualTo(open(ANSWER));
                assertThat(client.get("/a").readSoFar()).isEqualTo(open(""));
            }
        }
    }

    @EachTransport
    void isASuccessInApache(HammsNettyServer server) {
        assertThat(RealClient.APACHE.reactionTo(server.uri(ConnectionCloseHeld.MODE), RawClient.PATIENCE))
                .isEqualTo("200, " + TEXT.length() + " bytes");
    }
}
