package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The scope of a journal: the served modes, and the time since it was cleared. */
class JournalScopeTest {

    @Test
    void refusesAModeUntilItIsServed() {
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).modes("healthy").start()) {
            assertThatThrownBy(() -> server.journal("sleep"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mode: sleep (expected: one of those served: [healthy])");

            server.remove(server.add("sleep", 0));
            assertThat(server.journal("sleep").connections()).isEmpty();
        }
    }

    @EachTransport
    void countsTheBytesOfOpenConnectionsFromZeroAfterAReset(HammsNettyServer any) throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                        .basePort(0)
                        .transport(any.transport())
                        .modes("healthy")
                        .start();
                RawClient pooled = RawClient.connect(server.port("healthy"))) {
            pooled.get("/").readBody();
            server.journal().awaitRequest(RawClient.PATIENCE);
            server.reset();
            assertThat(server.counters()).singleElement().satisfies(counted -> {
                assertThat(counted.connections()).isEqualTo(1);
                assertThat(counted.open()).isEqualTo(1);
                assertThat(counted.requests()).isZero();
                assertThat(counted.bytesReceived()).isZero();
                assertThat(counted.bytesSent()).isZero();
            });
            PortCounters first = exchange(server, pooled);
            server.reset();
            assertThat(exchange(server, pooled)).isEqualTo(first);

            pooled.shutdownOutput().readToEnd();
            server.journal().awaitAllClosed(RawClient.PATIENCE);
            assertThat(server.counters().get(0).bytesSent()).isEqualTo(first.bytesSent());
        }
    }

    private static PortCounters exchange(HammsNettyServer server, RawClient client) throws IOException {
        client.get("/").readBody();
        server.journal().awaitRequest(RawClient.PATIENCE);
        return server.counters().get(0);
    }

    @Test
    void leavesOutTheConnectionsOfTestsBeforeUntilTheyCarryARequest() throws IOException {
        try (HammsNettyServer server =
                        HammsNettyServer.builder().basePort(0).modes("healthy").start();
                RawClient pooled = RawClient.connect(server.port("healthy"));
                RawClient left = RawClient.connect(server.port("healthy"))) {
            pooled.get("/before").readHead();
            left.get("/before").readHead();
            server.reset();
            Journal journal = server.journal("healthy");
            assertThat(journal.connections()).hasSize(2);
            assertThat(journal.timeline()).isEqualTo("  nothing: no client has connected\n");

            left.shutdownOutput();
            pooled.get("/now").readHead();
            pooled.shutdownOutput();
            RecordedConnection ended = journal.awaitEnd(RawClient.PATIENCE);
            assertThat(ended.requests()).extracting(RecordedRequest::target).containsExactly("/now");
            assertThat(journal.awaitAllClosed(RawClient.PATIENCE)).hasSize(2);
            assertThatThrownBy(() -> journal.awaitEnd(Duration.ZERO))
                    .isInstanceOf(NotSeenException.class)
                    .hasMessageContaining("/now")
                    .message()
                    .containsOnlyOnce("ended by client FIN")
                    .doesNotContain("/before");
        }
    }
}
