package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.fault.Ending;
import io.hamms.handler.ServerState;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.timing.Sleep;
import io.hamms.testing.Embedded;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limits of the journal, without a network. */
class JournalLimitsTest {

    private static final Duration NOW = Duration.ZERO;

    @Test
    void keepsTheConnectionsThatClosedLastAndCountsTheOthers() {
        Journal journal = Journal.within(new JournalLimits(3, 1 << 20, 0));
        ServerState server = new ServerState(journal.observer());
        for (int i = 0; i < 5; i++) {
            exchange(server, "/?status=20" + i);
        }

        assertThat(journal.connections()).extracting(RecordedConnection::number).containsExactly(3L, 4L, 5L);
        assertThat(journal.connectionsDropped()).isEqualTo(2);
        assertThat(journal.counters().get(0).connections()).isEqualTo(5);
    }

    @Test
    void keepsConnectionsThatAreOpenWhateverTheirNumber() {
        Journal journal = Journal.within(new JournalLimits(0, 0, 0));
        ServerState server = new ServerState(journal.observer());
        List<Embedded> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            open.add(Embedded.connectTo(Sleep.MODE, server));
        }
        assertThat(journal.connections()).hasSize(10);

        open.get(0).close();
        open.get(9).close();
        open.get(5).close();
        // Their neighbours were dropped before them.
        open.get(1).close();
        open.get(6).close();

        assertThat(journal.connections()).extracting(RecordedConnection::number).containsExactly(3L, 4L, 5L, 8L, 9L);
        assertThat(journal.connectionsDropped()).isEqualTo(5);
        open.forEach(Embedded::close);
    }

    @Test
    void dropsTheOldestRequestsAndMarksTheirConnections() {
        Journal journal = Journal.within(new JournalLimits(10, 10_000, 0));
        try (Embedded connection = Embedded.connectTo(Status.MODE, journal.observer())) {
            for (int i = 0; i < 200; i++) {
                connection.get("/" + i);
            }
            connection.received();
        }

        List<RecordedRequest> kept = journal.requests();
        assertThat(kept).hasSizeBetween(20, 100);
        assertThat(kept.get(kept.size() - 1).target()).isEqualTo("/199");
        assertThat(kept.get(0).target()).isEqualTo("/" + (200 - kept.size()));
        assertThat(journal.requestsDropped()).isEqualTo(200 - kept.size());
        assertThat(journal.awaitRequests(200, NOW)).isEqualTo(kept);
        assertThat(journal.of("status").awaitRequests(200, NOW)).isEqualTo(kept);
        assertThatThrownBy(() -> journal.awaitRequests(201, NOW)).isInstanceOf(NotSeenException.class);
        RecordedConnection connection = journal.awaitEnd(NOW);
        assertThat(connection.requests()).isEqualTo(kept);
        assertThat(connection.requestsDropped()).isEqualTo(200 - kept.size());
        assertThat(journal.counters().get(0).requests()).isEqualTo(200);
    }

    @Test
    void keepsTheBeginningOfALongBodyAndTheHashOfAllOfIt() {
        Journal journal = Journal.within(new JournalLimits(10, 1 << 20, 4));
        try (Embedded connection = Embedded.connectTo(Status.MODE, journal.observer())) {
            connection.send("POST / HTTP/1.1\r\nContent-Length: 6\r\n\r\nabc").send("d");
            RecordedBody half = journal.requests().get(0).body();
            assertThat(half.isComplete()).isFalse();
            assertThat(half.text()).isEqualTo("abcd");

            connection.send("ef").received();
        }

        RecordedBody body = journal.requests().get(0).body();
        assertThat(body.isComplete()).isTrue();
        assertThat(body.isWhole()).isFalse();
        assertThat(body.text()).isEqualTo("abcd");
        assertThat(body.size()).isEqualTo(6);
        assertThat(body.sha256()).isEqualTo("bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721");
    }

    @Test
    void countsBodiesTowardsTheBytesOfRequests() {
        Journal journal = Journal.within(new JournalLimits(10, 20_000, 8_000));
        try (Embedded connection = Embedded.connectTo(Status.MODE, journal.observer())) {
            for (int i = 0; i < 10; i++) {
                connection.send("POST /" + i + " HTTP/1.1\r\nContent-Length: 8000\r\n\r\n" + "x".repeat(8000));
            }
            connection.received();
        }

        assertThat(journal.requests()).extracting(RecordedRequest::target).containsExactly("/8", "/9");
    }

    @Test
    void computesInstantsFromTheConnectionsClock() {
        Journal journal = Journal.within(JournalLimits.DEFAULT, Ticker.newMockTicker());
        try (Embedded connection = Embedded.connectTo(Sleep.MODE, journal.observer())) {
            connection.passTime(Duration.ofSeconds(7)).get("/?sleep=60").passTime(Duration.ofSeconds(60));
            connection.received();
            connection.passTime(Duration.ofSeconds(9));
        }

        RecordedConnection connection = journal.awaitEnd(NOW);
        Instant start = connection.openedAt();
        RecordedRequest request = connection.requests().get(0);
        assertThat(request.at()).isEqualTo(start.plusSeconds(7));
        assertThat(request.deliveredAt()).isEqualTo(start.plusSeconds(67));
        assertThat(connection.endedAt()).isEqualTo(start.plusSeconds(76));
        assertThat(connection.ending()).isEqualTo(Ending.CLIENT_FIN);
        assertThat(connection.gaveUpAfter()).isEqualTo(Duration.ofSeconds(69));
    }

    @Test
    void returnsEachRequestAndEachEndOnceToEachView() {
        Journal journal = Journal.within(JournalLimits.DEFAULT);
        ServerState server = new ServerState(journal.observer());
        exchange(server, "/1");
        exchange(server, "/2");
        Journal other = journal.of("status");

        assertThat(journal.awaitRequest(NOW).target()).isEqualTo("/1");
        assertThat(journal.awaitRequest(NOW).target()).isEqualTo("/2");
        assertThat(other.awaitRequest(NOW).target()).isEqualTo("/1");
        assertThat(journal.awaitEnd(NOW).number()).isEqualTo(1);
        assertThat(journal.awaitEnd(NOW).number()).isEqualTo(2);
        assertThatThrownBy(() -> journal.awaitRequest(NOW)).isInstanceOf(NotSeenException.class);
        assertThatThrownBy(() -> journal.awaitEnd(NOW)).isInstanceOf(NotSeenException.class);
        assertThatThrownBy(() -> journal.of("sleep").awaitRequest(NOW))
                .hasMessageEndingWith("nothing: no client has connected\n");
    }

    @Test
    void waitsForAllOfARequestUnlessItsConnectionIsOver() {
        Journal journal = Journal.within(JournalLimits.DEFAULT);
        try (Embedded connection = Embedded.connectTo(Status.MODE, journal.observer())) {
            connection.send("POST /half HTTP/1.1\r\nContent-Length: 6\r\n\r\nabc");
            assertThatThrownBy(() -> journal.awaitRequest(NOW)).hasMessageContaining("POST /half, 3 bytes, incomplete");
        }

        assertThat(journal.awaitRequest(NOW).body().isComplete()).isFalse();
    }

    @Test
    void returnsARequestThatIsOverLaterThanTheNext() {
        Journal journal = Journal.within(JournalLimits.DEFAULT);
        ServerState server = new ServerState(journal.observer());
        try (Embedded connection = Embedded.connectTo(Status.MODE, server)) {
            connection.send("POST /half HTTP/1.1\r\nContent-Length: 6\r\n\r\nabc");
            exchange(server, "/next");
            assertThat(journal.awaitRequest(ChronoUnit.FOREVER.getDuration()).target())
                    .isEqualTo("/next");
            assertThatThrownBy(() -> journal.awaitRequest(NOW)).isInstanceOf(NotSeenException.class);
        }

        assertThat(journal.awaitRequest(NOW).target()).isEqualTo("/half");
        assertThatThrownBy(() -> journal.awaitRequest(NOW)).isInstanceOf(NotSeenException.class);
    }

    @Test
    void hasNoGaveUpAfterUnlessTheClientEndedTheConnection() {
        Journal journal = Journal.within(JournalLimits.DEFAULT);
        try (Embedded connection = Embedded.connectTo(Sleep.MODE, journal.observer())) {
            connection.get("/");
            assertThatThrownBy(() -> journal.connections().get(0).gaveUpAfter())
                    .isInstanceOf(NotSeenException.class)
                    .hasMessageContaining("the client to end its connection; seen:")
                    .hasMessageContaining("GET /");
        }
    }

    @Test
    void refusesInvalidLimits() {
        assertThatThrownBy(() -> new JournalLimits(-1, 0, 0)).hasMessage("connections: -1 (expected: 0 to 10000000)");
        assertThatThrownBy(() -> new JournalLimits(0, -1, 0)).hasMessageStartingWith("requestBytes: -1 (");
        assertThatThrownBy(() -> new JournalLimits(0, 0, 1 << 30)).hasMessageStartingWith("bodyBytes: 1073741824 (");
    }

    private static void exchange(ServerState server, String target) {
        try (Embedded connection = Embedded.connectTo(Status.MODE, server)) {
            connection.get(target).received();
        }
    }
}
