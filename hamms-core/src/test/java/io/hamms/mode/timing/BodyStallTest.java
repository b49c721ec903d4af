package io.hamms.mode.timing;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyStallTest {

    private static final String SENT = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: application/json\r\nContent-Length: 2300\r\n\r\n"
            + ("{\"unfinished\": \"" + "All work and no play makes an HTTP client a dull boy. ".repeat(6))
                    .substring(0, 300);

    @EachTransport
    void stopsAfterThreeHundredBytes(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(BodyStall.MODE))) {
            assertThat(client.get("/").read(SENT.length())).isEqualTo(SENT);
            assertThat(client.readSoFar()).isEqualTo(open(""));
        }
    }

    @EachTransport
    void stopsWhereConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(BodyStall.MODE))) {
            client.get("/?declared=2&sent=1");
            assertThat(client.readHead()).endsWith("Content-Length: 2\r\n\r\n");
            assertThat(client.read(1)).isEqualTo("{");
            assertThat(client.readSoFar()).isEqualTo(open(""));
        }
    }

    @Test
    void isSilentForADay() {
        try (Embedded connection = Embedded.connectTo(BodyStall.MODE)) {
            assertThat(connection.get("/").received()).isEqualTo(SENT);
            connection.passTime(Duration.ofDays(1));
            assertThat(connection.received()).isEmpty();
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.hasTimer()).isFalse();
        }
    }

    @Test
    void doesNotAnswerASecondRequest() {
        try (Embedded connection = Embedded.connectTo(BodyStall.MODE)) {
            assertThat(connection.get("/").get("/").received()).isEqualTo(SENT);
        }
    }

    @EachTransport
    void timesOutInOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(BodyStall.MODE), Duration.ofMillis(500)))
                .isEqualTo("SocketTimeoutException");
    }
}
