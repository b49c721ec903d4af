package io.hamms.journal;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
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
 * What is written down: the open connections, those that are over up to a limit, the requests up to another, and the
 * counters of each port. Guarded by the lock of the {@link Log}.
 */
final class JournalStore {

    private final JournalLimits limits;
    private final TickerClock clock;
    private final PortEntries ports = new PortEntries();
    private final ArrayDeque<ConnectionEntry> closed = new ArrayDeque<>();
    private final ArrayDeque<Entry> requests = new ArrayDeque<>();
    private final OpenConnections open = new OpenConnections();
    private long requestWeight;
    private long lastConnection;
    private long requestCount;
    private long overCount;
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

    /** Takes note that a port is served no more: what is counted of it goes when its last connection is forgotten. */
    void removePort(int number) {
        ports.remove(number);
    }

    ConnectionEntry open(PortEntry port, long number, @Nullable InetSocketAddress client, long now) {
        ConnectionEntry meter = new ConnectionEntry(number, port, client, now);
        lastConnection = Math.max(lastConnection, number);
        port.connections++;
        port.open++;
        port.kept++;
        open.add(meter);
        return meter;
    }

    Entry request(
            ConnectionEntry meter, FailureMode mode, EncodedHead head, List<String> ignored, boolean isLate, long now) {
        ConnectionEvents events = meter.events();
        Entry entry = new Entry(++requestCount, meter, ++events.rounds, mode, head, ignored, now);
        meter.port.requests++;
        events.add(entry, isLate);
        requests.add(entry);
        requestWeight += entry.weight();
        dropRequests();
        return entry;
    }

    void receive(ConnectionEntry meter, ByteBuffer content, boolean isLast) {
        Entry entry = meter.events().lastRequest();
        if (entry != null) {
            requestWeight -= entry.weight();
            entry.receive(content, isLast, limits.bodyBytes());
            requestWeight += entry.weight();
            dropRequests();
        }
    }

    void deliver(ConnectionEntry meter, long now) {
        ConnectionEvents events = meter.events();
        events.deliveredNanos = now;
        meter.port.delivered++;
        Entry entry = events.lastAnswered();
        if (entry != null && entry.deliveredNanos == ConnectionEvents.NEVER) {
            entry.deliveredNanos = now;
        }
    }

    void end(ConnectionEntry meter, Ending ending, long now) {
        ConnectionEvents events = meter.events();
        events.ending = ending;
        events.endedNanos = now;
        meter.port.ended(ending);
        if (ending.by() == Ending.By.CLIENT) {
            open.leave(meter);
            over(events);
        }
    }

    void close(ConnectionEntry meter, long now) {
        ConnectionEvents events = meter.events();
        events.closedNanos = now;
        over(events);
        meter.port.open--;
        meter.port.bytesReceived += meter.received;
        meter.port.bytesSent += meter.sent;
        open.remove(meter);
        closed.add(meter);
        while (closed.size() > limits.connections()) {
            forget(closed.remove());
            connectionsDropped++;
        }
    }

    private void forget(ConnectionEntry over) {
        ports.forget(over.port);
    }

    private void over(ConnectionEvents events) {
        if (events.overNumber == 0) {
            events.overNumber = ++overCount;
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

    /** Forgets what is over and all requests; of the connections that are open, that they are stays known. */
    void clear() {
        closed.forEach(this::forget);
        closed.clear();
        requests.forEach(this::forget);
        requests.clear();
        ports.all().forEach(PortEntry::clear);
        connectionsDropped = 0;
        requestsDropped = 0;
        lastCleared = lastConnection;
        open.each(meter -> {
            meter.port.connections++;
            if (meter.events != null) {
                meter.events.requestsDropped = 0;
            }
        });
    }

    List<PortCounters> counters() {
        ports.all().forEach(PortEntry::startSum);
        open.each(meter -> meter.port.sumUp(meter));
        return ports.all().stream().map(PortEntry::counters).toList();
    }

    long connectionsDropped() {
        return connectionsDropped;
    }

    long requestsDropped() {
        return requestsDropped;
    }

    List<Entry> requests(Predicate<ConnectionEntry> wanted) {
        return requests.stream().filter(entry -> wanted.test(entry.connection)).toList();
    }

    /** Returns the first that wants to be next of those who were asked for one after another. */
    @Nullable
    Entry requestAfter(long number, Predicate<ConnectionEntry> wanted) {
        for (Entry entry : requests) {
            if (entry.number > number && entry.isOver() && wanted.test(entry.connection)) {
                return entry;
            }
        }
        return null;
    }

    /** Returns the connection that was over next after the one of this number: both sides closed it, or the client. */
    @Nullable
    ConnectionEntry overAfter(long overNumber, Predicate<ConnectionEntry> wanted) {
        return Stream.concat(closed.stream(), open.leaving())
                .filter(meter -> meter.events().overNumber > overNumber && isOfNow(meter) && wanted.test(meter))
                .min(Comparator.comparingLong(meter -> meter.events().overNumber))
                .orElse(null);
    }

    /** Returns whether a connection came, or carried a request, after the journal was cleared. */
    boolean isOfNow(ConnectionEntry meter) {
        return meter.number > lastCleared || (meter.events != null && meter.events.hasRequests());
    }

    /** Hands over the connections that are wanted, those that are over first, then those that are open. */
    void eachConnection(Predicate<ConnectionEntry> wanted, Consumer<ConnectionEntry> taker) {
        for (ConnectionEntry meter : closed) {
            if (wanted.test(meter)) {
                taker.accept(meter);
            }
        }
        open.each(meter -> {
            if (wanted.test(meter)) {
                taker.accept(meter);
            }
        });
    }

    OpenConnections open() {
        return open;
    }
}
