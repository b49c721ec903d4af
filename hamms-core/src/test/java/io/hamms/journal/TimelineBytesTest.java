package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a timeline counts the bytes of content and of connections. */
class TimelineBytesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void saysOneByte() throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes("healthy", "accept-silent")
                .start()) {
            try (RawClient client = RawClient.connect(server.port("healthy"))) {
                client.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx");
                client.readToEnd();
            }
            server.journal("healthy").awaitEnd(PATIENCE);
            try (RawClient client = RawClient.connect(server.port("accept-silent"))) {
                client.send("x");
            }
            server.journal("accept-silent").awaitEnd(PATIENCE);

            assertThat(server.journal("healthy").timeline()).contains("POST /a, 1 byte\n");
            assertThat(server.journal("accept-silent").timeline()).contains(", 1 byte received, 0 sent\n");
        }
    }
}
