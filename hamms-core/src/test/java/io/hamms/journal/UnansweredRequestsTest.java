package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.ListenerFault;
import io.hamms.handler.ServerState;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.connect.ResetOnAccept;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The journal has every request that a client sent, answered or not. */
class UnansweredRequestsTest {

    private static final String FIRST = "GET /first HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n";
    private static final String SECOND = "POST /second HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: 3\r\n\r\nabc";
    private static final List<String> BOTH = List.of("GET /first 0 bytes", "POST /second 3 bytes");

    /** Modes that read nothing after the head, as documented. */
    private static final Set<String> STOP_READING = Set.of("no-read", "early-response");

    private static List<FailureMode> modes() {
        return FailureModes.ALL.stream()
                .filter(mode -> mode.layer() != Layer.TLS && !(mode.fault() instanceof ListenerFault))
                .filter(mode -> mode.scheme().equals("http") && !mode.equals(ResetOnAccept.MODE))
                .toList();
    }

    /** On its own servers: an unexpected request would disturb other tests of the shared ones. */
    @EachTransport
    void recordsARequestThatComesWithTheOneBeforeOrLater(HammsNettyServer shared) throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .transport(shared.transport())
                .start()) {
            for (FailureMode mode : modes()) {
                sendTogether(server, mode);
                sendOneAfterTheOther(server, mode);
            }
        }
    }

    private static void sendTogether(HammsNettyServer server, FailureMode mode) throws IOException {
        Watched watched = watch(server, mode.name());
        try (RawClient client = RawClient.connect(server.port(mode))) {
            client.send(FIRST + SECOND);
            watched.await(BOTH);
        }
    }

    private static void sendOneAfterTheOther(HammsNettyServer server, FailureMode mode) throws IOException {
        Watched watched = watch(server, mode.name());
        try (RawClient client = RawClient.connect(server.port(mode)).send(FIRST)) {
            watched.await(BOTH.subList(0, 1));
            if (!STOP_READING.contains(mode.name()) && !watched.isReset()) {
                client.send(SECOND);
                watched.await(BOTH);
            }
        }
    }

    /** The next connection to a port; earlier ones are those of other tests on the shared server. */
    private record Watched(Journal journal, long after) {

        RecordedConnection connection() {
            RecordedConnection last = journal.lastConnections(1).get(0);
            if (last.number() <= after) {
                throw new IllegalStateException("not yet");
            }
            return last;
        }

        /** Waits for these requests, or for a reset by the mode, which discards what the kernel holds. */
        void await(List<String> expected) {
            Awaitility.await(journal + " " + expected)
                    .atMost(RawClient.PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .ignoreExceptions()
                    .until(() -> isReset() || requests(connection()).equals(expected));
        }

        void awaitFin() {
            Awaitility.await()
                    .atMost(RawClient.PATIENCE)
                    .until(() -> Ending.SERVER_FIN.equals(connection().ending()));
        }

        boolean isReset() {
            return connection().closedAt() != null
                    && Ending.SERVER_RST.equals(connection().ending());
        }
    }

    private static Watched watch(HammsNettyServer server, String mode) {
        Journal journal = server.journal().of(mode);
        List<RecordedConnection> last = journal.lastConnections(1);
        return new Watched(journal, last.isEmpty() ? 0 : last.get(0).number());
    }

    private static RecordedConnection last(Journal journal) {
        return journal.lastConnections(1).get(0);
    }

    private static List<String> requests(RecordedConnection connection) {
        return connection.requests().stream()
                .map(request -> request + " " + request.body())
                .toList();
    }

    @EachTransport
    void recordsARequestThatComesAfterFin(HammsNettyServer server) throws IOException {
        int sequence = sequence(server);
        Watched watched = watch(server, "keepalive-stale-close");
        try (RawClient client = RawClient.connect(server.port("keepalive-stale-close"))) {
            client.send("GET /first?idle=1ms HTTP/1.1\r\nHost: h\r\n\r\n").readToEnd();
            client.send(SECOND).send("GET /third HTTP/1.1\r\nHost: h\r\n\r\n");
            watched.await(List.of("GET /first?idle=1ms 0 bytes", BOTH.get(1), "GET /third 0 bytes"));
        }

        assertThat(watched.connection().requests())
                .extracting(RecordedRequest::round)
                .containsExactly(1, 2, 3);
        assertThat(sequence(server)).as("late requests have no number").isEqualTo(sequence + 2);
    }

    private static int sequence(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port("keepalive-stale-close"))) {
            String head = client.send("GET / HTTP/1.0\r\n\r\n").readHead();
            return Integer.parseInt(head.replaceFirst("(?s).*X-Hamms-Seq: (\\d+).*", "$1"));
        }
    }

    @EachTransport
    void doesNotMarkALaterRequestCompleteAtTheEndOfAnAnswer(HammsNettyServer server) throws IOException {
        Watched watched = watch(server, "sleep");
        try (RawClient client = RawClient.connect(server.port("sleep"))) {
            client.send(FIRST.replace("/first", "/first?sleep=0.1") + SECOND).readToEnd();
            Awaitility.await()
                    .atMost(RawClient.PATIENCE)
                    .until(() -> watched.connection().deliveredAt() != null);
        }

        assertThat(watched.connection().requests())
                .extracting(request -> request.deliveredAt() != null)
                .containsExactly(true, false);
    }

    @EachTransport
    void recordsARequestThatComesAfterCloseNotify(HammsNettyServer server) throws IOException {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            for (String mode : List.of("tls-healthy", "tls-no-close-notify")) {
                Watched watched = watch(server, mode);
                try (TlsClient client = TlsClient.connect(server.port(mode), version)) {
                    client.send(FIRST).send(SECOND);
                    watched.await(BOTH);
                    watched.awaitFin();
                    client.send(SECOND);
                    watched.await(List.of(BOTH.get(0), BOTH.get(1), BOTH.get(1)));
                }
            }
        }
    }

    @EachTransport
    void recordsHowMuchOfABodyWasRead(HammsNettyServer server) throws IOException {
        for (String probe : List.of("no-read /", "early-response /?read=3", "early-response /?read=3&end=rst")) {
            String mode = probe.substring(0, probe.indexOf(' '));
            String target = probe.substring(mode.length() + 1);
            Watched watched = watch(server, mode);
            try (RawClient client = RawClient.connect(server.port(mode))) {
                client.send("POST " + target + " HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc");
                watched.await(List.of("POST " + target + " 3 bytes, incomplete"));
            }
            assertThat(watched.connection().requests().get(0).body().text()).isEqualTo("abc");
        }
    }

    @Test
    void recordsTheRequestWhoseFirstByteCausesAReset() {
        Journal journal = Journal.within(JournalLimits.DEFAULT);
        try (Embedded connection = Embedded.connectTo(FailureModes.named("keepalive-close-race"), journal.observer())) {
            connection.get("/first").send(SECOND);

            assertThat(connection.isOpen()).isFalse();
            assertThat(requests(last(journal))).containsExactly("GET /first 0 bytes", BOTH.get(1));
        }
    }

    @Test
    void recordsQueuedRequestsWhenTheClientLeaves() {
        Journal journal = Journal.within(JournalLimits.DEFAULT);
        try (Embedded connection = Embedded.connectTo(FailureModes.named("sleep"), journal.observer())) {
            connection.get("/first").send(SECOND).get("/third").send("GET /half HTTP/1.1\r\n");
            connection.passTime(Duration.ofSeconds(3)).channel().close();

            assertThat(requests(last(journal)))
                    .containsExactly("GET /first 0 bytes", BOTH.get(1), "GET /third 0 bytes");
            assertThat(last(journal).gaveUpAfter())
                    .as("since they came, not since they were read")
                    .isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void marksABodyThatBreaksItsFramingAsIncomplete() {
        Journal journal = Journal.within(JournalLimits.DEFAULT);
        ServerState server = new ServerState(journal.observer());
        for (String mode : List.of("status", "accept-silent")) {
            try (Embedded connection = Embedded.connectTo(FailureModes.named(mode), server)) {
                connection.send(
                        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nxyz\r\nGET / HTTP/1.1\r\n\r\n");

                assertThat(requests(last(journal))).as(mode).containsExactly("POST / 1 byte, incomplete");
            }
        }
    }

    @Test
    void recordsNoRequestAfterBytesThatAreNone() {
        Journal journal = Journal.within(JournalLimits.DEFAULT);
        try (Embedded connection = Embedded.connectTo(FailureModes.named("sleep"), journal.observer())) {
            connection.send("\u0016\u0003\u0001" + FIRST);

            assertThat(last(journal).requests()).isEmpty();
        }
    }
}
