package io.hamms.journal;

import io.hamms.fault.Connection;
import io.hamms.fault.Observer;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of a server have done, on all its ports or on those of one mode. It may be asked at any time on any
 * thread but a server's event loops; all that it returns is a copy that does not change any more.
 *
 * <pre>{@code
 * Journal journal = hamms.journal("accept-silent");
 * RecordedConnection connection = journal.awaitEnd(Duration.ofSeconds(2));
 * assertThat(connection.gaveUpAfter()).isBetween(Duration.ofMillis(150), Duration.ofSeconds(1));
 * }</pre>
 *
 * <p>The {@code await} methods hand out what happens once each: the first call waits for the first request, or end, the
 * second for the second.
 */
public final class Journal {

    private final Log log;
    private final JournalStore store;
    private final @Nullable String mode;
    private final Predicate<ConnectionEntry> wanted;
    private long lastRequest;
    private long lastOver;

    private Journal(Log log, JournalStore store, @Nullable String mode) {
        this.log = log;
        this.store = store;
        this.mode = mode;
        this.wanted = mode == null ? meter -> true : meter -> meter.port.mode.equals(mode);
    }

    /** Returns an empty journal of all modes, for a server to write. */
    public static Journal within(JournalLimits limits) {
        return within(limits, Ticker.systemTicker());
    }

    /** Returns an empty journal, which keeps no values of credentials if it is redacted. */
    public static Journal within(JournalLimits limits, boolean isRedacted) {
        JournalStore store = new JournalStore(limits, TickerClock.of(Ticker.systemTicker()));
        return new Journal(new Log(store, isRedacted), store, null);
    }

    /** Returns an empty journal whose server's event loops have this ticker. */
    static Journal within(JournalLimits limits, Ticker ticker) {
        JournalStore store = new JournalStore(limits, TickerClock.of(ticker));
        return new Journal(new Log(store, false), store, null);
    }

    /** Returns the observer that writes this journal. */
    public Observer observer() {
        return log;
    }

    /** Returns the part of this journal that is about the ports of one mode; what it hands out is its own affair. */
    public Journal of(String onlyMode) {
        return new Journal(log, store, onlyMode);
    }

    /** Returns all requests that are kept, in the order in which their heads came. */
    public List<RecordedRequest> requests() {
        return lastRequests(Integer.MAX_VALUE);
    }

    /** Returns all connections that are kept: those that are over, in that order, then the open ones. */
    public List<RecordedConnection> connections() {
        return connections(Integer.MAX_VALUE, wanted);
    }

    /** Returns the last of the {@link #requests()}, at most so many. */
    public List<RecordedRequest> lastRequests(int count) {
        return log.readEach(
                () -> List.copyOf(last(count, store.requests(wanted))), entry -> entry.snapshot(store.clock()));
    }

    /** Returns the last of the {@link #connections()}, at most so many. */
    public List<RecordedConnection> lastConnections(int count) {
        return connections(count, wanted);
    }

    private List<RecordedConnection> connections(int count, Predicate<ConnectionEntry> those) {
        log.update();
        Supplier<List<ConnectionEntry>> connections = () -> {
            List<ConnectionEntry> all = new ArrayList<>();
            store.eachConnection(those, all::add);
            return List.copyOf(last(count, all));
        };
        return log.readEach(connections, meter -> meter.snapshot(store.clock()));
    }

    private static <T> List<T> last(int count, List<T> all) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** Returns the connections to a port that are open now, such as to {@linkplain Connection#close() close} them. */
    public List<Connection> openConnections(int port) {
        return log.read(() -> store.open().connections(port));
    }

    /** Takes note that a port is served no more, for the server: its counters go when its connections are forgotten. */
    public void removed(int port) {
        log.write(() -> store.removePort(port));
    }

    /** Returns how long after the one before each request came; one less than there are requests. */
    public List<Duration> gaps() {
        List<RecordedRequest> requests = requests().stream()
                .sorted(Comparator.comparing(RecordedRequest::at))
                .toList();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < requests.size(); i++) {
            gaps.add(requests.get(i).after(requests.get(i - 1)));
        }
        return gaps;
    }

    /** Returns the counters of each port that a client has come to. */
    public List<PortCounters> counters() {
        log.update();
        return log.read(store::counters).stream()
                .filter(port -> mode == null || port.mode().equals(mode))
                .toList();
    }

    /** Returns how many connections that were over the whole journal has dropped to keep to its limits. */
    public long connectionsDropped() {
        return log.read(store::connectionsDropped);
    }

    /** Returns how many requests the whole journal has dropped to keep to its limits. */
    public long requestsDropped() {
        return log.read(store::requestsDropped);
    }

    /**
     * Waits for the next request: until all of it has come, or its connection is over.
     *
     * @throws NotSeenException if none comes in time, or the thread is interrupted; it tells what was seen instead
     */
    public RecordedRequest awaitRequest(Duration timeout) {
        return await("another request", timeout, () -> {
            Entry next = store.requestAfter(lastRequest, wanted);
            if (next == null) {
                return null;
            }
            lastRequest = next.number;
            return next.snapshot(store.clock());
        });
    }

    /**
     * Waits until so many requests have come in all, however many of them were handed out before.
     *
     * @throws NotSeenException if they do not, or the thread is interrupted; it tells what was seen instead
     */
    public List<RecordedRequest> awaitRequests(int count, Duration timeout) {
        return await(count + " requests", timeout, () -> {
            return store.requests(wanted).size() < count ? null : requests();
        });
    }

    /**
     * Waits for the end of the next connection: until its client has ended it, or, if the server did, until both sides
     * have.
     *
     * @throws NotSeenException if none ends in time, or the thread is interrupted; it tells what was seen instead
     */
    public RecordedConnection awaitEnd(Duration timeout) {
        ConnectionEntry over = await("another connection to be closed", timeout, () -> {
            ConnectionEntry next = store.overAfter(lastOver, wanted);
            if (next != null) {
                lastOver = next.events().overNumber;
            }
            return next;
        });
        log.update();
        return log.read(() -> over.snapshot(store.clock()));
    }

    /**
     * Waits until each connection has been ended by its client, or is closed.
     *
     * @throws NotSeenException if one stays open, or the thread is interrupted; it tells what was seen instead
     */
    public List<RecordedConnection> awaitAllClosed(Duration timeout) {
        await("all connections to be closed", timeout, () -> store.open().areLeaving(wanted) ? true : null);
        return connections();
    }

    private <T> T await(String what, Duration timeout, Supplier<@Nullable T> reading) {
        T found = null;
        try {
            found = log.await(timeout.toNanos(), reading);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (found == null) {
            String where = mode == null ? "" : " on " + mode;
            throw new NotSeenException(what + where + " within " + timeout.toMillis() + " ms", timeline());
        }
        return found;
    }

    /**
     * Returns what happened, one line each, in the order in which it did; of many lines, the last. Of connections from
     * before {@link #clear}, it has those that have carried a request since.
     */
    public String timeline() {
        return Timeline.of(connections(Integer.MAX_VALUE, meter -> store.isOfNow(meter) && wanted.test(meter)));
    }

    /**
     * Has somebody told of each thing as it happens, on all ports. The listener is called on the event loop of the
     * connection and must not block; those of one connection come in order.
     */
    public void listen(Consumer<JournalEvent> listener) {
        log.listen(listener);
    }

    /** Tells a listener nothing more. */
    public void unlisten(Consumer<JournalEvent> listener) {
        log.unlisten(listener);
    }

    /**
     * Forgets what is over and all requests and counts, of all modes. That a connection is open stays known; its end is
     * waited for, and told, if it carries a request again.
     */
    public void clear() {
        log.write(store::clear);
    }

    @Override
    public String toString() {
        return timeline();
    }
}
