package io.hamms.journal;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
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
final class Pages {

    private final JournalLimits limits;
    private final Epoch epoch;
    private final PortLogs ports = new PortLogs();
    private final ArrayDeque<Meter> closed = new ArrayDeque<>();
    private final ArrayDeque<Entry> requests = new ArrayDeque<>();
    private final OpenConnections open = new OpenConnections();
    private long requestWeight;
    private long connectionCount;
    private long requestCount;
    private long overCount;
    private long lastCleared;
    private long connectionsDropped;
    private long requestsDropped;

    Pages(JournalLimits limits, Epoch epoch) {
        this.limits = limits;
        this.epoch = epoch;
    }

    Epoch epoch() {
        return epoch;
    }

    PortLog port(int number, String mode) {
        return ports.of(number, mode);
    }

    /** Takes note that a port is served no more: what is counted of it goes when its last connection is forgotten. */
    void removePort(int number) {
        ports.remove(number);
    }

    Meter open(PortLog port, @Nullable InetSocketAddress client, long now) {
        Meter meter = new Meter(++connectionCount, port, client, now);
        port.connections++;
        port.open++;
        port.kept++;
        open.add(meter);
        return meter;
    }

    Entry request(Meter meter, FailureMode mode, Head head, List<String> ignored, boolean isLate, long now) {
        Story story = meter.story();
        Entry entry = new Entry(++requestCount, meter, ++story.rounds, mode, head, ignored, now);
        meter.port.requests++;
        story.add(entry, isLate);
        requests.add(entry);
        requestWeight += entry.weight();
        dropRequests();
        return entry;
    }

    void receive(Meter meter, ByteBuf content, boolean isLast) {
        Entry entry = meter.story().lastRequest();
        if (entry != null) {
            requestWeight -= entry.weight();
            entry.receive(content, isLast, limits.bodyBytes());
            requestWeight += entry.weight();
            dropRequests();
        }
    }

    void deliver(Meter meter, long now) {
        Story story = meter.story();
        story.deliveredNanos = now;
        meter.port.delivered++;
        Entry entry = story.lastAnswered();
        if (entry != null && entry.deliveredNanos == Story.NEVER) {
            entry.deliveredNanos = now;
        }
    }

    void end(Meter meter, Ending ending, long now) {
        Story story = meter.story();
        story.ending = ending;
        story.endedNanos = now;
        meter.port.ended(ending);
        if (ending.by() == Ending.By.CLIENT) {
            open.leave(meter);
            over(story);
        }
    }

    void close(Meter meter, long now) {
        Story story = meter.story();
        story.closedNanos = now;
        over(story);
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

    private void forget(Meter over) {
        ports.forget(over.port);
    }

    private void over(Story story) {
        if (story.overNumber == 0) {
            story.overNumber = ++overCount;
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
        entry.connection.story().dropFirst();
        requestWeight -= entry.weight();
    }

    /** Forgets what is over and all requests; of the connections that are open, that they are stays known. */
    void clear() {
        closed.forEach(this::forget);
        closed.clear();
        requests.forEach(this::forget);
        requests.clear();
        ports.all().forEach(PortLog::clear);
        connectionsDropped = 0;
        requestsDropped = 0;
        lastCleared = connectionCount;
        open.each(meter -> {
            meter.port.connections++;
            if (meter.story != null) {
                meter.story.requestsDropped = 0;
            }
        });
    }

    List<PortCounters> counters() {
        ports.all().forEach(PortLog::startSum);
        open.each(meter -> meter.port.sumUp(meter));
        return ports.all().stream().map(PortLog::counters).toList();
    }

    long connectionsDropped() {
        return connectionsDropped;
    }

    long requestsDropped() {
        return requestsDropped;
    }

    List<Entry> requests(Predicate<Meter> wanted) {
        return requests.stream().filter(entry -> wanted.test(entry.connection)).toList();
    }

    /** Returns the first that wants to be next of those who were asked for one after another. */
    @Nullable
    Entry requestAfter(long number, Predicate<Meter> wanted) {
        for (Entry entry : requests) {
            if (entry.number > number && entry.isOver() && wanted.test(entry.connection)) {
                return entry;
            }
        }
        return null;
    }

    /** Returns the connection that was over next after the one of this number: both sides closed it, or the client. */
    @Nullable
    Meter overAfter(long overNumber, Predicate<Meter> wanted) {
        return Stream.concat(closed.stream(), open.leaving())
                .filter(meter -> meter.story().overNumber > overNumber && isOfNow(meter) && wanted.test(meter))
                .min(Comparator.comparingLong(meter -> meter.story().overNumber))
                .orElse(null);
    }

    /** Returns whether a connection came, or carried a request, after the journal was cleared. */
    boolean isOfNow(Meter meter) {
        return meter.number > lastCleared || (meter.story != null && meter.story.hasRequests());
    }

    /** Hands over the connections that are wanted, those that are over first, then those that are open. */
    void eachConnection(Predicate<Meter> wanted, Consumer<Meter> taker) {
        for (Meter meter : closed) {
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
