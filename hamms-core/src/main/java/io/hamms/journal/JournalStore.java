package io.hamms.journal;

import io.hamms.fault.Ending;
import io.hamms.tls.ClientHello;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contents of the journal: open connections, closed connections and requests up to their limits, and the
 * counters of each port. Guarded by the lock of the {@link Log}.
 */
final class JournalStore {

    /** The limit of all ClientHellos; those of 10,000 connections usually take less. */
    static final long MAX_HELLO_BYTES = 8L * 1024 * 1024;

    private final JournalLimits limits;
    private final TickerClock clock;
    private final PortEntries ports = new PortEntries();
    private final ArrayDeque<ConnectionEntry> closed = new ArrayDeque<>();
    private final KeptRequests requests;
    private final OpenConnections open = new OpenConnections();
    private long helloWeight;
    private long lastConnection;
    private long endCount;
    private long lastCleared;
    private long connectionsDropped;

    JournalStore(JournalLimits limits, TickerClock clock) {
        this.limits = limits;
        this.requests = new KeptRequests(limits);
        this.clock = clock;
    }

    TickerClock clock() {
        return clock;
    }

    KeptRequests requests() {
        return requests;
    }

    PortEntry port(Log log, int number, String mode) {
        return ports.of(log, number, mode);
    }

    /** Records that a port is no longer served: its counters are removed with its last connection. */
    void removePort(int number) {
        ports.remove(number);
    }

    ConnectionEntry open(PortEntry port, long number, @Nullable InetSocketAddress client, long now) {
        ConnectionEntry connection = new ConnectionEntry(number, port, client, now);
        lastConnection = Math.max(lastConnection, number);
        port.connections++;
        port.open++;
        port.kept++;
        open.add(connection);
        return connection;
    }

    /** Records a ClientHello, unless the others take up all of its memory. */
    void hello(ConnectionEntry connection, ClientHello hello) {
        if (helloWeight + hello.weight() <= MAX_HELLO_BYTES) {
            helloWeight += hello.weight();
            connection.events().clientHello = hello;
        }
    }

    void deliver(ConnectionEntry connection, long now) {
        ConnectionEvents events = connection.events();
        events.deliveredNanos = now;
        connection.port.delivered++;
        Entry entry = events.lastAnswered();
        if (entry != null && entry.deliveredNanos == ConnectionEvents.NEVER) {
            entry.deliveredNanos = now;
        }
    }

    void cut(ConnectionEntry connection, long bytes) {
        Entry entry = connection.events().lastAnswered();
        if (entry != null) {
            entry.cutAt = bytes;
        }
    }

    void end(ConnectionEntry connection, Ending ending, long now) {
        ConnectionEvents events = connection.events();
        events.ending = ending;
        events.endedNanos = now;
        connection.port.ended(ending);
        if (ending.by() == Ending.By.CLIENT) {
            open.clientEnded(connection);
            over(events);
        }
    }

    void close(ConnectionEntry connection, long now) {
        ConnectionEvents events = connection.events();
        events.closedNanos = now;
        events.eachRequest(requests::over);
        over(events);
        connection.port.open--;
        connection.port.bytesReceived += connection.received;
        connection.port.bytesSent += connection.sent;
        open.remove(connection);
        closed.add(connection);
        while (closed.size() > limits.connections()) {
            forget(closed.remove());
            connectionsDropped++;
        }
    }

    private void forget(ConnectionEntry over) {
        ports.forget(over.port);
        ClientHello hello = over.events().clientHello;
        if (hello != null) {
            // A request may still lead to its connection.
            over.events().clientHello = null;
            helloWeight -= hello.weight();
        }
    }

    private void over(ConnectionEvents events) {
        if (events.endNumber == 0) {
            events.endNumber = ++endCount;
        }
    }

    /** Removes closed connections and all requests; keeps the open connections. */
    void clear() {
        closed.forEach(this::forget);
        closed.clear();
        requests.clear();
        ports.all().forEach(PortEntry::clear);
        connectionsDropped = 0;
        lastCleared = lastConnection;
        open.each(connection -> {
            connection.port.keep(connection);
            if (connection.events != null) {
                connection.events.requestsDropped = 0;
            }
        });
    }

    List<PortCounters> counters() {
        ports.all().forEach(PortEntry::startSum);
        open.each(connection -> connection.port.sumUp(connection));
        return ports.all().stream().map(PortEntry::counters).toList();
    }

    long connectionsDropped() {
        return connectionsDropped;
    }

    /** Returns how many matching requests were received since {@link #clear}; with a key, how many are kept. */
    long received(Selection wanted) {
        return wanted.key() != null
                ? requests.of(wanted).size()
                : ports.all().stream()
                        .filter(port -> wanted.mode() == null || wanted.mode().equals(port.mode))
                        .mapToLong(port -> port.requests)
                        .sum();
    }

    /** Returns the next connection that has ended, by its client or on both sides, in the order of the ends. */
    @Nullable
    ConnectionEntry nextEnded(long endNumber, Predicate<ConnectionEntry> wanted) {
        return Stream.concat(closed.stream(), open.endedByClient())
                .filter(connection -> connection.events().endNumber > endNumber
                        && isSinceClear(connection)
                        && wanted.test(connection))
                .min(Comparator.comparingLong(connection -> connection.events().endNumber))
                .orElse(null);
    }

    /** Returns whether a connection was accepted, or has carried a request, since the journal was cleared. */
    boolean isSinceClear(ConnectionEntry connection) {
        return connection.number > lastCleared || (connection.events != null && connection.events.hasRequests());
    }

    /** Passes the matching connections to a consumer, first the closed ones, then the open ones. */
    void eachConnection(Predicate<ConnectionEntry> wanted, Consumer<ConnectionEntry> taker) {
        for (ConnectionEntry connection : closed) {
            if (wanted.test(connection)) {
                taker.accept(connection);
            }
        }
        open.each(connection -> {
            if (wanted.test(connection)) {
                taker.accept(connection);
            }
        });
    }

    OpenConnections open() {
        return open;
    }
}
