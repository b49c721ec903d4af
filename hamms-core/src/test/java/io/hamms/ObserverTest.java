package io.hamms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.fault.Request;
import io.hamms.http.Violation;
import io.hamms.journal.RecordedConnection;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.timing.Sleep;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.StandardError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ObserverTest {

    private static final String BAD_CHUNK =
            "POST /b HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nxyz\r\n";

    private final Map<Long, Heard> connections = new ConcurrentHashMap<>();
    private final Observer observer = (mode, connection) -> {
        Heard heard = new Heard(mode, connection);
        connections.put(connection.id(), heard);
        return heard;
    };

    /** Records the events of one connection and the threads that called it. */
    private static final class Heard implements ConnectionListener {

        private final Connection connection;
        private final Thread eventLoop = Thread.currentThread();
        private final List<String> events = new ArrayList<>();
        private final StringBuilder content = new StringBuilder();
        private long arrivedNanos;

        Heard(FailureMode mode, Connection connection) {
            this.connection = connection;
            add("connected " + mode.name());
        }

        private synchronized void add(String event) {
            events.add(Thread.currentThread() == eventLoop ? event : event + " on " + Thread.currentThread());
        }

        synchronized List<String> events() {
            return List.copyOf(events);
        }

        synchronized long waitedNanos() {
            return arrivedNanos - connection.acceptedNanos();
        }

        @Override
        public synchronized void requestReceived(FailureMode answering, Request request) {
            arrivedNanos = request.arrivedNanos();
            add("request " + answering.name() + " " + request.target());
        }

        @Override
        public void contentReceived(ByteBuffer bytes, boolean isLast) {
            content.append(StandardCharsets.US_ASCII.decode(bytes));
            if (isLast) {
                add("content " + content);
            }
        }

        @Override
        public void violated(Violation violation) {
            add("violated " + violation.token());
        }

        @Override
        public void delivered() {
            add("delivered");
        }

        @Override
        public void ended(Ending ending) {
            add("ended " + ending.label());
        }

        @Override
        public void closed() {
            add("closed");
        }
    }

    @EachTransport
    void receivesEachEventOfEachConnectionOnce(HammsNettyServer any) throws IOException {
        try (HammsNettyServer server = start(any, "status", "accept-silent")) {
            Heard answered;
            Heard refused;
            try (RawClient first = RawClient.connect(server.port("status"));
                    RawClient second = RawClient.connect(server.port("status"))) {
                first.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\nabc")
                        .send("def")
                        .readBody();
                second.send(BAD_CHUNK).readToEnd();
                answered = heard(first);
                refused = heard(second);
            }
            RawClient silent = RawClient.connect(server.port("accept-silent"));
            Heard held = heard(silent);
            silent.close();
            server.journal().awaitAllClosed(RawClient.PATIENCE);

            awaitEvents(
                    answered,
                    "connected status",
                    "request status /a",
                    "content abcdef",
                    "delivered",
                    "ended client FIN",
                    "closed");
            awaitEvents(
                    refused,
                    "connected status",
                    "request status /b",
                    "violated bad-framing",
                    "ended server FIN",
                    "delivered",
                    "closed");
            awaitEvents(held, "connected accept-silent", "ended client FIN", "closed");
            assertThat(refused.content).hasToString("abc");
            assertThat(answered.waitedNanos()).isBetween(0L, RawClient.PATIENCE.toNanos());
            assertThat(connections).hasSize(3);
            assertThat(server.journal().connections()).allSatisfy(this::isTheSame);
        }
    }

    private void isTheSame(RecordedConnection recorded) {
        Connection connection = requireNonNull(connections.get(recorded.number())).connection;
        assertThat(connection.remoteAddress()).isEqualTo(recorded.client());
        assertThat(connection.localAddress()).extracting("port").isEqualTo(recorded.port());
    }

    @EachTransport
    void closesAConnectionFromAnotherThread(HammsNettyServer any) throws IOException {
        try (StandardError log = StandardError.capture()) {
            Connection connection = closeFromAnotherThread(any);

            connection.close();
            assertThat(log.text()).as("closing it again does not fail").isEmpty();
        }
    }

    private Connection closeFromAnotherThread(HammsNettyServer any) throws IOException {
        try (HammsNettyServer server = start(any, "sleep");
                RawClient client = RawClient.connect(server.port("sleep"));
                RawClient other = RawClient.connect(server.port("sleep"))) {
            client.get("/?sleep=60");
            Connection connection = heard(client).connection;
            Awaitility.await().until(() -> heard(client).events().size() == 3);

            connection.close();

            assertThat(client.readToEnd()).isEqualTo(RawClient.Received.fin(""));
            RecordedConnection recorded = server.journal().awaitEnd(RawClient.PATIENCE);
            assertThat(recorded.number()).isEqualTo(connection.id());
            assertThat(recorded.ending()).isEqualTo(Ending.SERVER_FIN);
            awaitEvents(
                    heard(client),
                    "connected sleep",
                    "request sleep /?sleep=60",
                    "content ",
                    "ended server FIN",
                    "closed");
            assertThat(heard(other).events()).containsExactly("connected sleep");
            connection.close();
            assertThat(server.journal().openConnections(server.port("sleep")))
                    .extracting(Connection::id)
                    .containsExactly(heard(other).connection.id());
            return connection;
        }
    }

    @Test
    void hearsOfTheCloseEvenIfItFailsAtTheEnd() {
        List<String> heard = new ArrayList<>();
        Observer failing = (mode, connection) -> new ConnectionListener() {
            @Override
            public void ended(Ending ending) {
                heard.add("ended " + ending.label());
                throw new IllegalStateException("fails at the end");
            }

            @Override
            public void closed() {
                heard.add("closed");
            }
        };
        try (StandardError log = StandardError.capture()) {
            Embedded.connectTo(Sleep.MODE, failing).close();

            assertThat(heard).containsExactly("ended client FIN", "closed");
            assertThat(log.text()).contains("fails at the end");
        }
    }

    /** The observer is called after the journal, which has recorded the connection. */
    @EachTransport
    void endsAConnectionWhoseListenerCannotBeMade(HammsNettyServer any) throws IOException {
        Observer failing = (mode, connection) -> {
            throw new IllegalStateException("no listener for " + connection);
        };
        try (StandardError log = StandardError.capture();
                HammsNettyServer server =
                        builder(any).observer(failing).modes("sleep").start();
                RawClient client = RawClient.connect(server.port("sleep"))) {
            assertThat(client.readToEnd()).isEqualTo(RawClient.Received.fin(""));

            assertThat(server.journal().awaitEnd(RawClient.PATIENCE).ending()).isEqualTo(Ending.SERVER_FIN);
            assertThat(server.journal().openConnections(server.port("sleep"))).isEmpty();
            assertThat(log.text()).contains("no listener for connection 1 from /127.0.0.1:");
        }
    }

    /** Without a journal, whose listener is a handler, the channel stores the listener as an attribute. */
    @Test
    void receivesEachEventWhereItIsTheOnlyOne() {
        try (Embedded connection = Embedded.connectTo(Status.MODE, observer)) {
            connection.get("/");
        }
        awaitEvents(
                requireNonNull(connections.get(1L)),
                "connected status",
                "request status /",
                "content ",
                "delivered",
                "ended client FIN",
                "closed");
    }

    private HammsNettyServer start(HammsNettyServer any, String... modes) {
        return builder(any).observer(observer).modes(modes).start();
    }

    private static HammsServerBuilder builder(HammsNettyServer any) {
        return HammsNettyServer.builder().basePort(0).transport(any.transport());
    }

    /** Returns the events of a client's connection, once there is one. */
    private Heard heard(RawClient client) {
        return Awaitility.await()
                .until(() -> of(client), found -> !found.isEmpty())
                .get(0);
    }

    private List<Heard> of(RawClient client) {
        return connections.values().stream()
                .filter(heard -> heard.connection.remoteAddress() != null
                        && heard.connection.remoteAddress().getPort() == client.port())
                .toList();
    }

    private static void awaitEvents(Heard heard, String... events) {
        Awaitility.await().untilAsserted(() -> assertThat(heard.events()).containsExactly(events));
    }
}
