package io.hamms.journal;

import static io.hamms.journal.JournalEndingsTest.skipEarlier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.http.HeaderField;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.testing.Connections;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** The journal's records of connections over a network. */
class JournalTest {

    private static final Duration PATIENCE = RawClient.PATIENCE;

    @EachTransport
    void recordsARequest(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("status");
        skipEarlier(journal);
        int known = journal.requests().size();
        try (RawClient client = RawClient.connect(server.port("status"))) {
            client.send("PUT /a?status=204 HTTP/1.1\r\nHost: h\r\nX-One: 1\r\nx-one: 2\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
            client.readHead();
        }

        List<RecordedRequest> requests = journal.awaitRequests(known + 1, PATIENCE);
        RecordedRequest request = requests.get(known);
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.target()).isEqualTo("/a?status=204");
        assertThat(request.path()).isEqualTo("/a");
        assertThat(request.version()).isEqualTo("HTTP/1.1");
        assertThat(request.mode()).isEqualTo("status");
        assertThat(request.port()).isEqualTo(server.port("status"));
        assertThat(request.headers("X-ONE")).containsExactly("1", "2");
        assertThat(request.header("host")).isEqualTo("h");
        assertThat(request.header("absent")).isNull();
        assertThat(request.headers()).contains(new HeaderField("x-one", "2")).hasSize(4);
        assertThat(request.body().text()).isEqualTo("abc");
        assertThat(request.body().size()).isEqualTo(3);
        assertThat(request.body().sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(request.body().isComplete()).isTrue();
        assertThat(request.deliveredAt()).isAfter(request.at());
    }

    @EachTransport
    void countsTheBytesInEachDirection(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("garbage-after-request");
        skipEarlier(journal);
        String request = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
        try (RawClient client = RawClient.connect(server.port("garbage-after-request"))) {
            client.send(request).readToEnd();
        }

        RecordedConnection connection = journal.awaitEnd(PATIENCE);
        assertThat(connection.bytesReceived()).isEqualTo(request.length());
        assertThat(connection.bytesSent()).isEqualTo("foo bar".length());
    }

    @EachTransport
    void countsNoBytesThatTheClientNeverReceived(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("header-10mb");
        skipEarlier(journal);
        try (RawClient client = RawClient.connect(server.port("header-10mb"))) {
            client.get("/").read(1000);
            client.reset();
        }

        RecordedConnection connection = journal.awaitEnd(PATIENCE);
        assertThat(connection.ending()).isEqualTo(Ending.CLIENT_RST);
        assertThat(connection.bytesSent()).isBetween(1000L, 9_999_999L);
        assertThat(connection.deliveredAt()).as("a fault that was cut off").isNull();
    }

    @EachTransport
    void recordsTheRequestsOfAPortThatDoesNotReadThem(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("accept-silent");
        skipEarlier(journal);
        int known = journal.requests().size();
        try (RawClient client = RawClient.connect(server.port("accept-silent"))) {
            client.send("POST /1 HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi").send("GET /2 HTTP/1.1\r\n\r\nGET /3 HT");
            client.send("TP/1.1\r\n\r\n");
            assertThat(journal.awaitRequests(known + 3, PATIENCE))
                    .extracting(RecordedRequest::target)
                    .endsWith("/1", "/2", "/3");
        }

        RecordedConnection connection = journal.awaitEnd(PATIENCE);
        assertThat(connection.requests()).extracting(RecordedRequest::round).containsExactly(1, 2, 3);
        assertThat(connection.requests().get(0).body().text()).isEqualTo("hi");
        assertThat(connection.isReused()).isTrue();
        assertThat(connection.deliveredAt()).as("silence is not delivered").isNull();
    }

    @EachTransport
    void recordsNoRequestForOtherBytes(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("tls-handshake-stall");
        skipEarlier(journal);
        try (RawClient client = RawClient.connect(server.port("tls-handshake-stall"))) {
            client.send("\u0016\u0003\u0001");
        }

        RecordedConnection connection = journal.awaitEnd(PATIENCE);
        assertThat(connection.requests()).isEmpty();
        assertThat(connection.bytesReceived()).isEqualTo(3);
    }

    @EachTransport
    void measuresHowLongTheClientWaited(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("body-stall");
        skipEarlier(journal);
        Duration waited;
        long asked = System.nanoTime();
        try (RawClient client = RawClient.connect(server.port("body-stall"))) {
            client.get("/").readHead();
            long answered = System.nanoTime();
            client.readSoFar();
            waited = Duration.ofNanos(System.nanoTime() - answered);
        }

        RecordedConnection connection = journal.awaitEnd(PATIENCE);
        Duration all = Duration.ofNanos(System.nanoTime() - asked);
        assertThat(connection.isEndedByClient()).isTrue();
        assertThat(connection.gaveUpAfter()).isBetween(waited, all);
        assertThat(connection.deliveredAt())
                .isBetween(connection.requests().get(0).at(), connection.endedAt());
    }

    @EachTransport
    void distinguishesAReusedConnectionFromANewOne(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("healthy");
        skipEarlier(journal);
        int known = journal.requests().size();
        try (RawClient client = RawClient.connect(server.port("healthy"))) {
            client.get("/1").readBody();
            client.get("/2").readBody();
        }
        try (RawClient client = RawClient.connect(server.port("healthy"))) {
            client.get("/3").readBody();
        }

        List<RecordedRequest> requests = journal.awaitRequests(known + 3, PATIENCE);
        assertThat(requests.subList(known, known + 3))
                .extracting(RecordedRequest::isOnReusedConnection)
                .containsExactly(false, true, false);
        assertThat(journal.gaps().subList(known, known + 2)).allMatch(gap -> gap.toNanos() > 0);
    }

    @EachTransport
    void reportsWhatItSawInstead(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("garbage-on-accept");
        skipEarlier(journal);
        try (RawClient client = RawClient.connect(server.port("garbage-on-accept"))) {
            client.readToEnd();
        }
        journal.awaitEnd(PATIENCE);

        assertThatThrownBy(() -> journal.awaitRequest(Duration.ofMillis(5)))
                .isInstanceOf(NotSeenException.class)
                .hasMessageStartingWith("expected: another request on garbage-on-accept within 5 ms; seen:\n")
                .hasMessageContaining("garbage-on-accept  connected from 127.0.0.1:")
                .hasMessageContaining("garbage-on-accept  delivered\n")
                .hasMessageContaining("garbage-on-accept  ended by server FIN, 0 bytes received, 7 sent\n")
                .hasMessageContaining("garbage-on-accept  closed\n");
    }

    @EachTransport
    void callsListenersOfEachEventInOrder(HammsNettyServer server) throws IOException {
        Queue<JournalEvent> events = new ConcurrentLinkedQueue<>();
        Consumer<JournalEvent> listener = event -> {
            if (event.port() == server.port("close-after-request")) {
                events.add(event);
            }
        };
        server.journal().listen(listener);
        try (RawClient client = RawClient.connect(server.port("close-after-request"))) {
            client.get("/x").readToEnd();
        }
        Awaitility.await().atMost(PATIENCE).until(() -> events.size() == 5);
        server.journal().unlisten(listener);
        RawClient.connect(server.port("close-after-request")).close();

        // FIN was sent before the fault was reported as delivered.
        assertThat(events)
                .extracting(JournalEvent::kind)
                .containsExactly(
                        EventType.CONNECTED,
                        EventType.REQUESTED,
                        EventType.ENDED,
                        EventType.DELIVERED,
                        EventType.CLOSED);
        assertThat(events)
                .extracting(
                        event -> event.request() == null ? "" : event.request().target())
                .containsExactly("", "/x", "", "", "");
        assertThat(events)
                .extracting(JournalEvent::ending)
                .containsExactly(null, null, Ending.SERVER_FIN, null, Ending.SERVER_FIN);
    }

    @EachTransport
    void countsByPortAndForgetsWhenCleared(HammsNettyServer any) throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .observer(Connections.SEEN)
                .transport(any.transport())
                .modes("status", "accept-silent")
                .start()) {
            Journal journal = server.journal();
            try (RawClient silent =
                    RawClient.connect(server.port("accept-silent")).send("12345")) {
                try (RawClient client = RawClient.connect(server.port("status"))) {
                    client.send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")
                            .readHead();
                    client.reset();
                }
                server.journal("status").awaitEnd(PATIENCE);
                Awaitility.await().until(() -> counters(server, "accept-silent").bytesReceived() == 5);

                PortCounters status = counters(server, "status");
                assertThat(status.connections()).isEqualTo(1);
                assertThat(status.open()).isZero();
                assertThat(status.requests()).isEqualTo(1);
                assertThat(status.delivered()).isEqualTo(1);
                assertThat(status.bytesReceived()).isEqualTo(41);
                assertThat(status.endings()).containsExactly(Map.entry("client RST", 1L));
                assertThat(counters(server, "accept-silent").open()).isEqualTo(1);

                server.reset();
                assertThat(journal.requests()).isEmpty();
                assertThat(journal.connections())
                        .extracting(RecordedConnection::mode)
                        .containsExactly("accept-silent");
                assertThat(counters(server, "accept-silent").open()).isEqualTo(1);
                assertThat(counters(server, "accept-silent").connections()).isEqualTo(1);
                assertThat(counters(server, "status").connections()).isZero();
                assertThat(counters(server, "status").endings()).isEmpty();
                assertThat(silent.readSoFar().end()).isEqualTo(RawClient.End.OPEN);
            }
            assertThat(journal.awaitAllClosed(PATIENCE)).hasSize(1);
        }
    }

    private static PortCounters counters(HammsNettyServer server, String mode) {
        return server.journal(mode).counters().get(0);
    }
}
