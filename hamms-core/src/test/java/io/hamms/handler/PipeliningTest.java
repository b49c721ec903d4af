package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.http.RequestDecoder;
import io.hamms.mode.timing.Sleep;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send requests before they have received all earlier answers. */
class PipeliningTest {

    private static final int CLIENTS = 600;
    private static final String SLOW = "GET /?sleep=86400 HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String NEXT = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

    /** A few requests, many, and more than the queue's limit. */
    @EachTransport
    void areNoticedWhenTheyLeave(HammsNettyServer shared) throws IOException {
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

            assertThat(server.journal().awaitAllClosed(RawClient.PATIENCE)).isNotEmpty();
            assertThat(server.journal().counters().get(0).endings())
                    .containsExactly(entry(Ending.CLIENT_FIN.label(), (long) CLIENTS));
        }
    }

    /** The queue is limited in bytes. Beyond the limit, the connection ends once the queued requests are answered. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areAnsweredUpToTheLimitOfTheQueue(boolean isAll) {
        String next = "GET /?sleep=0 HTTP/1.1\r\nHost: h\r\n\r\n";
        int kept = RequestDecoder.MAX_WAITING / next.length();
        int sent = isAll ? kept : 2 * kept;
        try (Embedded client = Embedded.connectTo(Sleep.MODE)) {
            client.get("/?sleep=60");
            for (int i = 0; i < sent; i++) {
                client.send(next);
            }
            assertThat(client.received()).isEmpty();

            String answers = client.passTime(Duration.ofMinutes(1)).received();
            for (int round = 0; round < sent && client.hasTimer(); round++) {
                answers += client.passTime(Duration.ofMillis(10)).received();
            }
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(kept + 2);
            assertThat(client.isOpen()).isEqualTo(isAll);
        }
    }
}
