package io.hamms.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hamms.HammsNettyServer;
import io.hamms.mode.timing.Sleep;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Clients that send more requests than they have had answers. */
class PipeliningTest {

    private static final int CLIENTS = 600;
    private static final String SLOW = "GET /?sleep=86400 HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String NEXT = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

    /** A few requests, many, and more than are kept. */
    @EachTransport
    void isMissedAsSoonAsItLeaves(HammsNettyServer shared) throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .transport(shared.transport())
                .modes("sleep")
                .start()) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int ahead = i % 200 == 0 ? RequestDecoder.MAX_WAITING / NEXT.length() * 3 / 2 : i % 8 == 0 ? 200 : 4;
                clients.add(RawClient.connect(server.port(Sleep.MODE)).send(SLOW + NEXT.repeat(ahead)));
            }
            Awaitility.await()
                    .atMost(RawClient.PATIENCE)
                    .until(() -> server.journal().counters().get(0).requests() == CLIENTS);
            for (RawClient client : clients) {
                client.close();
            }

            assertThat(server.journal().awaitAllClosed(Duration.ofSeconds(10))).isNotEmpty();
            assertThat(server.journal().counters().get(0).endings())
                    .containsExactly(entry(Ending.CLIENT_FIN.label(), (long) CLIENTS));
        }
    }
}
