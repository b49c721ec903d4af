package io.hamms.mode.reuse;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Observer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HalfCloseTest {

    private static final String TEXT = "That is all from here.\nHAMMS-END\n";

    private static final String ANSWER = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\nConnection: close\r\nContent-Type: text/plain\r\n"
            + "Content-Length: " + TEXT.length() + "\r\n\r\n" + TEXT;

    @EachTransport
    void endsItsSideAndReadsOn(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HalfClose.MODE))) {
            assertThat(client.get("/a").readToEnd().unnumbered()).isEqualTo(fin(ANSWER));
            client.send(new byte[100_000]).send(new byte[100_000]);
            assertThat(client.readSoFar()).isEqualTo(fin(""));
            var connection = client.serverSide();
            assertThat(connection.isOpen()).isTrue();
            client.shutdownOutput();
            Awaitility.await().atMost(RawClient.PATIENCE).until(() -> !connection.isOpen());
        }
    }

    @Test
    void readsForAsLongAsTheClientStays() {
        try (Embedded connection = Embedded.connectSocketTo(HalfClose.MODE, Observer.NONE)) {
            connection.get("/a").passTime(Duration.ofDays(30));
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.send("more").clientFin().isOpen()).isFalse();
            assertThat(connection.hasTimer()).isFalse();
        }
    }

    @EachTransport
    void isASuccessInApache(HammsNettyServer server) {
        assertThat(RealClient.APACHE.reactionTo(server.uri(HalfClose.MODE), RawClient.PATIENCE))
                .isEqualTo("200, " + TEXT.length() + " bytes");
    }
}
