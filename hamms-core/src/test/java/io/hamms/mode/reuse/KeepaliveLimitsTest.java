package io.hamms.mode.reuse;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeepaliveLimitsTest {

    private static final String TEXT = "Use this connection again.\nHAMMS-END\n";

    @EachTransport
    void closesAfterTheLastRequestThatItAnnounces(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(KeepaliveLimits.MODE))) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.get("/a?timeout=9.5").readHead())
                        .contains("\r\nKeep-Alive: timeout=9, max=2\r\n")
                        .doesNotContain("\r\nConnection:");
                assertThat(client.read(TEXT.length())).isEqualTo(TEXT);
            }
            assertThat(client.readToEnd()).isEqualTo(fin(""));
        }
    }

    @EachTransport
    void closesInSilence(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(KeepaliveLimits.MODE))) {
            assertThat(client.get("/a?max=1&announce=false").readHead()).doesNotContain("\r\nKeep-Alive:");
            assertThat(client.readToEnd()).isEqualTo(fin(TEXT));
        }
    }

    @Test
    void closesAnIdleConnectionAfterASecond() {
        try (Embedded connection = Embedded.connectTo(KeepaliveLimits.MODE)) {
            connection.get("/a").passTime(Duration.ofMillis(990));
            assertThat(connection.received()).contains("\r\nKeep-Alive: timeout=1, max=2\r\n");
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofMillis(14)).isOpen()).isFalse();
        }
    }

    @EachTransport
    void isASuccessInOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(KeepaliveLimits.MODE), RawClient.PATIENCE))
                .isEqualTo("200, " + TEXT.length() + " bytes");
    }
}
