package io.hamms.audit;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.journal.Journal;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.connect.DropEvery;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The server of an audit: each run of a probe gets a port of its own, and its own part of the journal. */
final class ProbeServer implements AutoCloseable {

    /** The time for a client to release its connections after a call. */
    private static final Duration RELEASE = Duration.ofSeconds(2);

    /** The time for a request to arrive after a call. */
    private static final Duration ARRIVAL = Duration.ofMillis(300);

    private static final Duration LOOK = Duration.ofMillis(10);

    private final HammsNettyServer server;
    private final Trust trust;
    private final Map<Integer, Part> parts = new ConcurrentHashMap<>();
    private final RequestRecorder recorder = new RequestRecorder();

    ProbeServer() {
        server = HammsNettyServer.builder()
                .basePort(0)
                .modes(List.of(Healthy.MODE, TlsHealthy.MODE))
                .start();
        trust = Trust.of(server.trustManagers(), server.sslContext());
    }

    Trust trust() {
        return trust;
    }

    /** Serves a mode on a port of its own; one that acts on each nth request acts on the client's first. */
    int open(FailureMode mode) {
        int port = server.add(mode.name(), 0);
        if (mode.fault() instanceof DropEvery every) {
            for (long i = 1; i < every.interval(); i++) {
                PlainExchange.get(port, "/");
            }
        }
        Journal journal = server.journal(mode.name());
        long last = connections(journal, port)
                .mapToLong(RecordedConnection::number)
                .max()
                .orElse(-1);
        parts.put(port, new Part(journal, last));
        return port;
    }

    /**
     * The part of the journal that is about a port since it was handed out.
     *
     * @param journal that of its mode
     * @param last the last connection before: the kernel gives a port again, and primes are ours
     */
    private record Part(Journal journal, long last) {}

    /**
     * Returns what happened on a port, once the client has released its connections or enough time has passed.
     *
     * @param needsRelease whether a correct client keeps no connection to this port
     * @param requestsDue how many requests the client was asked for: the last may still be on its way
     */
    Evidence evidence(int port, ClientResult result, boolean needsRelease, int requestsDue)
            throws InterruptedException {
        Instant answered = Instant.now();
        long end = System.nanoTime() + (needsRelease ? RELEASE : ARRIVAL).toNanos();
        List<RecordedConnection> connections = ofClient(port);
        while (System.nanoTime() < end
                && !areReleased(connections)
                && (needsRelease || requests(connections) < requestsDue)) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            connections = ofClient(port);
        }
        return new Evidence(
                port,
                connections,
                elsewhere(connections),
                result.time(),
                result.error(),
                result.responses(),
                areReleased(connections),
                result.detail(),
                result.peakMemory(),
                sinceFault(connections, answered));
    }

    /** By the server's clock: a process that a busy machine starts late is not slow to see a fault. */
    private static Optional<Duration> sinceFault(List<RecordedConnection> connections, Instant answered) {
        return connections.stream()
                .flatMap(connection -> Stream.ofNullable(connection.deliveredAt()))
                .max(Comparator.naturalOrder())
                .map(delivered -> delivered.isBefore(answered) ? Duration.between(delivered, answered) : Duration.ZERO);
    }

    /** Returns the requests that a redirect has led to another port since these connections began. */
    private List<RecordedRequest> elsewhere(List<RecordedConnection> connections) {
        if (connections.isEmpty()) {
            return List.of();
        }
        Instant start = connections.get(0).openedAt();
        Set<Integer> others = Set.of(server.port(Healthy.MODE), server.port(TlsHealthy.MODE));
        return Stream.of(Healthy.MODE, TlsHealthy.MODE)
                .flatMap(mode -> server.journal(mode.name()).requests().stream())
                .filter(request ->
                        others.contains(request.port()) && !request.at().isBefore(start))
                .toList();
    }

    private static Stream<RecordedConnection> connections(Journal journal, int port) {
        return journal.connections().stream().filter(connection -> connection.port() == port);
    }

    private List<RecordedConnection> ofClient(int port) {
        Part part = Objects.requireNonNull(parts.get(port));
        return connections(part.journal, port)
                .filter(connection -> connection.number() > part.last)
                .toList();
    }

    private static int requests(List<RecordedConnection> connections) {
        return connections.stream()
                .mapToInt(connection -> connection.requests().size())
                .sum();
    }

    private static boolean areReleased(List<RecordedConnection> connections) {
        return connections.stream().allMatch(connection -> connection.isClosed() || connection.isEndedByClient());
    }

    /** Stops serving a port, and keeps the violations in the requests that came to it. */
    void close(int port, Evidence evidence) {
        recorder.add(evidence);
        parts.remove(port);
        server.remove(port);
    }

    /** Returns the verdict on all requests so far. */
    OwnRequests ownRequests() {
        return recorder.result();
    }

    @Override
    public void close() {
        server.close();
    }
}
