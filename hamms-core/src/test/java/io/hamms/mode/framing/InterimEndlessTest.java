package io.hamms.mode.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InterimEndlessTest {

    private static final String SERVER = "\r\n" + Dates.SERVER_AND_DATE.replaceFirst("(?s)\r\n.*", "") + "\r\n";
    private static final String FIRST = "HTTP/1.1 103 Early Hints" + SERVER + "\r\n";
    private static final String HINTS = "HTTP/1.1 103 Early Hints\r\n\r\n";

    @EachTransport
    void sendsInterimResponsesForEver(HammsNettyServer server) throws IOException {
        String expected = FIRST + HINTS.repeat(100_000);
        for (String method : new String[] {"GET", "HEAD"}) {
            try (RawClient client = RawClient.connect(server.port(InterimEndless.MODE))) {
                client.send(method + " / HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
                assertThat(client.read(expected.length())).isEqualTo(expected);
            }
        }
    }

    @Test
    void sendsTheConfiguredBytesASecond() {
        try (Embedded connection = Embedded.connectTo(InterimEndless.MODE)) {
            assertThat(connection.get("/?rate=2800").received()).isEqualTo(FIRST);
            for (int i = 0; i < 20; i++) {
                connection.passTime(Duration.ofMillis(50));
            }
            assertThat(connection.received()).isEqualTo(HINTS.repeat(100));
        }
    }

    @EachTransport
    void keepsApacheReading(HammsNettyServer server) {
        URI uri = server.uri(InterimEndless.MODE).resolve("/?rate=10000");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMillis(300), Duration.ofMillis(600)))
                .isEqualTo("still waiting after 600 ms");
    }
}
