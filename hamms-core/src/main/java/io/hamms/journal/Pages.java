package io.hamms.journal;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    private @Nullable Meter firstOpen;
    private @Nullable Meter lastOpen;
    private long requestWeight;
    private long connectionCount;
    private long requestCount;
    private long closedCount;
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
        meter.previous = lastOpen;
        if (lastOpen == null) {
            firstOpen = meter;
        } else {
            lastOpen.next = meter;
        }
        lastOpen = meter;
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
    }

    void close(Meter meter, long now) {
        Story story = meter.story();
        story.closedNanos = now;
        story.closedNumber = ++closedCount;
        meter.port.open--;
        meter.port.bytesReceived += meter.received;
        meter.port.bytesSent += meter.sent;
        unlink(meter);
        closed.add(meter);
        while (closed.size() > limits.connections()) {
            forget(closed.remove());
            connectionsDropped++;
        }
    }

    private void forget(Meter over) {
        ports.forget(over.port);
    }

    private void unlink(Meter meter) {
        if (meter.previous == null) {
            firstOpen = meter.next;
        } else {
            meter.previous.next = meter.next;
        }
        if (meter.next == null) {
            lastOpen = meter.previous;
        } else {
            meter.next.previous = meter.previous;
        }
        meter.previous = null;
        meter.next = null;
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
        for (Meter meter = firstOpen; meter != null; meter = meter.next) {
            meter.port.connections++;
            if (meter.story != null) {
                meter.story.requestsDropped = 0;
            }
        }
    }

    List<PortCounters> counters() {
        ports.all().forEach(PortLog::startSum);
        for (Meter meter = firstOpen; meter != null; meter = meter.next) {
            meter.port.sumUp(meter);
        }
        return ports.all().stream().map(PortLog::counters).toList();
    }

    long connectionsDropped() {
        return connectionsDropped;
    }

    long requestsDropped() {
        return requestsDropped;
    }

    long requestCount() {
        return requestCount;
    }

    long closedCount() {
        return closedCount;
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

    @Nullable
    Meter closedAfter(long closedNumber, Predicate<Meter> wanted) {
        for (Meter meter : closed) {
            if (meter.story().closedNumber > closedNumber && wanted.test(meter)) {
                return meter;
            }
        }
        return null;
    }

    /** Hands over the connections that are wanted, those that are over first, then those that are open. */
    void eachConnection(Predicate<Meter> wanted, Consumer<Meter> taker) {
        for (Meter meter : closed) {
            if (wanted.test(meter)) {
                taker.accept(meter);
            }
        }
        for (Meter meter = firstOpen; meter != null; meter = meter.next) {
            if (wanted.test(meter)) {
                taker.accept(meter);
            }
        }
    }

    List<Channel> channels(int port) {
        List<Channel> channels = new ArrayList<>();
        for (Meter meter = firstOpen; meter != null; meter = meter.next) {
            Channel channel = meter.channel;
            if (meter.port.port == port && channel != null) {
                channels.add(channel);
            }
        }
        return channels;
    }
}
