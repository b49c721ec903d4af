package io.hamms.journal;

import io.hamms.fault.Ending;
import io.hamms.tls.ClientHello;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
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
    private final ArrayDeque<Entry> requests = new ArrayDeque<>();
    private final OpenConnections open = new OpenConnections();
    private long requestWeight;
    private long helloWeight;
    private long lastConnection;
    private long requestCount;
    private long endCount;
    private long lastCleared;
    private long connectionsDropped;
    private long requestsDropped;

    JournalStore(JournalLimits limits, TickerClock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    TickerClock clock() {
        return clock;
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

    Entry request(ConnectionEntry connection, Answer answer, EncodedHead head, boolean isLate, long now) {
        ConnectionEvents events = connection.events();
        Entry entry = new Entry(++requestCount, connection, ++events.rounds, answer, head, now);
        connection.port.requests++;
        events.add(entry, isLate);
        requests.add(entry);
        requestWeight += entry.weight();
        dropRequests();
        return entry;
    }

    void receive(ConnectionEntry connection, ByteBuffer content, boolean isLast) {
        Entry entry = connection.events().lastRequest();
        if (entry != null) {
            requestWeight -= entry.weight();
            entry.receive(content, isLast, limits.bodyBytes());
            requestWeight += entry.weight();
            dropRequests();
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

    private void dropRequests() {
        while (requestWeight > limits.requestBytes() && !requests.isEmpty()) {
            Entry oldest = requests.remove();
            forget(oldest);
            requestsDropped++;
        }
    }

    private void forget(Entry entry) {
        entry.connection.events().dropFirst();
        requestWeight -= entry.weight();
    }

    /** Removes closed connections and all requests; keeps the open connections. */
    void clear() {
        closed.forEach(this::forget);
        closed.clear();
        requests.forEach(this::forget);
        requests.clear();
        ports.all().forEach(PortEntry::clear);
        connectionsDropped = 0;
        requestsDropped = 0;
        lastCleared = lastConnection;
        open.each(connection -> {
            connection.port.connections++;
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

    long requestsDropped() {
        return requestsDropped;
    }

    List<Entry> requests(Selection wanted) {
        return requests.stream().filter(wanted::contains).toList();
    }

    /** Returns the next matching request that has ended, in the order of the numbers. */
    @Nullable
    Entry requestAfter(long number, Selection wanted) {
        for (Entry entry : requests) {
            if (entry.number > number && entry.isOver() && wanted.contains(entry)) {
                return entry;
            }
        }
        return null;
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
