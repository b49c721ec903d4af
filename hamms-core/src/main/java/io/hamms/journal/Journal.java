package io.hamms.journal;

import io.hamms.fault.Connection;
import io.hamms.fault.Observer;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records what the clients of a server do, on all its ports or on those of one mode. Usable at any time on any thread
 * except a server's event loops; all that it returns is an immutable copy.
 *
 * <pre>{@code
 * Journal journal = hamms.journal("accept-silent");
 * RecordedConnection connection = journal.awaitEnd(Duration.ofSeconds(2));
 * assertThat(connection.gaveUpAfter()).isBetween(Duration.ofMillis(150), Duration.ofSeconds(1));
 * }</pre>
 *
 * <p>The {@code await} methods return each request or end once: the first call waits for the first, the second call for
 * the second.
 */
public final class Journal {

    private final Log log;
    private final JournalStore store;
    private final Selection selection;
    private long lastOver;
    private long lastEnd;

    private Journal(Log log, JournalStore store, Selection selection) {
        this.log = log;
        this.store = store;
        this.selection = selection;
    }

    /** Returns an empty journal of all modes for a server. */
    public static Journal within(JournalLimits limits) {
        return within(limits, Ticker.systemTicker());
    }

    /** Returns an empty journal, which omits the values of credentials if it is redacted. */
    public static Journal within(JournalLimits limits, boolean isRedacted) {
        JournalStore store = new JournalStore(limits, TickerClock.of(Ticker.systemTicker()));
        return new Journal(new Log(store, isRedacted), store, Selection.ALL);
    }

    /** Returns an empty journal for a server whose event loops have this ticker. */
    static Journal within(JournalLimits limits, Ticker ticker) {
        JournalStore store = new JournalStore(limits, TickerClock.of(ticker));
        return new Journal(new Log(store, false), store, Selection.ALL);
    }

    /** Returns the observer that writes this journal. */
    public Observer observer() {
        return log;
    }

    /** Returns the part of this journal for the ports of one mode; its {@code await} methods count separately. */
    public Journal of(String onlyMode) {
        return new Journal(log, store, new Selection(onlyMode, selection.key()));
    }

    /** Returns the part for the requests with one key, and the connections that carry one of them. */
    public Journal ofKey(String onlyKey) {
        return new Journal(log, store, new Selection(selection.mode(), onlyKey));
    }

    /** Returns all kept requests, in the order of their heads. */
    public List<RecordedRequest> requests() {
        return lastRequests(Integer.MAX_VALUE);
    }

    /** Returns all kept connections: first the closed ones, in the order of their close, then the open ones. */
    public List<RecordedConnection> connections() {
        return connections(Integer.MAX_VALUE, selection::contains);
    }

    /** Returns at most {@code count} of the last {@link #requests()}. */
    public List<RecordedRequest> lastRequests(int count) {
        return log.readEach(
                () -> List.copyOf(last(count, store.requests().of(selection))), entry -> entry.snapshot(store.clock()));
    }

    /** Returns at most {@code count} of the last {@link #connections()}. */
    public List<RecordedConnection> lastConnections(int count) {
        return connections(count, selection::contains);
    }

    private List<RecordedConnection> connections(int count, Predicate<ConnectionEntry> those) {
        log.update();
        Supplier<List<ConnectionEntry>> connections = () -> {
            List<ConnectionEntry> all = new ArrayList<>();
            store.eachConnection(those, all::add);
            return List.copyOf(last(count, all));
        };
        return log.readEach(connections, connection -> connection.snapshot(store.clock()));
    }

    private static <T> List<T> last(int count, List<T> all) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** Returns the open connections of a port, for example to {@linkplain Connection#close() close} them. */
    public List<Connection> openConnections(int port) {
        return log.read(() -> store.open().connections(port));
    }

    /** Records that the server no longer serves a port: the counters are removed with the last connection to it. */
    public void removed(int port) {
        log.write(() -> store.removePort(port));
    }

    /** Returns the time between each request and the one before it; one element less than {@link #requests()}. */
    public List<Duration> gaps() {
        return RecordedRequest.gaps(requests());
    }

    /** Returns the counters of each port to which a client has connected. */
    public List<PortCounters> counters() {
        log.update();
        return log.read(store::counters).stream()
                .filter(port -> selection.mode() == null || port.mode().equals(selection.mode()))
                .toList();
    }

    /** Returns how many closed connections the whole journal has dropped because of its limits. */
    public long connectionsDropped() {
        return log.read(store::connectionsDropped);
    }

    /** Returns how many requests the whole journal has dropped because of its limits. */
    public long requestsDropped() {
        return log.read(() -> store.requests().dropped());
    }

    /**
     * Waits for the next request: until all of it has been received, or its connection is closed.
     *
     * @throws NotSeenException if none comes in time, or the thread is interrupted; it carries the timeline
     */
    public RecordedRequest awaitRequest(Duration timeout) {
        return await("another request", timeout, () -> {
            Entry next = store.requests().nextOver(lastOver, selection);
            if (next == null) {
                return null;
            }
            lastOver = next.overNumber();
            return next.snapshot(store.clock());
        });
    }

    /**
     * Waits until this many requests have been received in total, including those returned before.
     *
     * @return all kept requests; fewer than that number if the journal has dropped some because of its limits. In a
     *     journal of one key, dropped requests do not count.
     * @throws NotSeenException if they do not, or the thread is interrupted; it carries the timeline
     */
    public List<RecordedRequest> awaitRequests(int count, Duration timeout) {
        await(count + " requests", timeout, () -> store.received(selection) < count ? null : true);
        return requests();
    }

    /**
     * Waits for the end of the next connection: until its client ends it or, if the server ended it, until both sides
     * have ended it.
     *
     * @throws NotSeenException if none ends in time, or the thread is interrupted; it carries the timeline
     */
    public RecordedConnection awaitEnd(Duration timeout) {
        ConnectionEntry over = await("another connection to be closed", timeout, () -> {
            ConnectionEntry next = store.nextEnded(lastEnd, selection::contains);
            if (next != null) {
                lastEnd = next.events().endNumber;
            }
            return next;
        });
        log.update();
        return log.read(() -> over.snapshot(store.clock()));
    }

    /**
     * Waits until the client has ended each connection, or it is closed.
     *
     * @throws NotSeenException if one stays open, or the thread is interrupted; it carries the timeline
     */
    public List<RecordedConnection> awaitAllClosed(Duration timeout) {
        await(
                "all connections to be closed",
                timeout,
                () -> store.open().areAllEndedByClients(selection::contains) ? true : null);
        return connections();
    }

    private <T> T await(String what, Duration timeout, Supplier<@Nullable T> reading) {
        T found = null;
        try {
            found = log.await(TimeUnit.NANOSECONDS.convert(timeout), reading);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (found == null) {
            throw new NotSeenException(
                    what + selection.where() + " within " + TimeUnit.MILLISECONDS.convert(timeout) + " ms", timeline());
        }
        return found;
    }

    /**
     * Returns the events in order, one line each; of many lines, the last ones. Of connections from
     * before {@link #clear}, it contains those with a request since then.
     */
    public String timeline() {
        return Timeline.of(connections(
                Integer.MAX_VALUE, connection -> store.isSinceClear(connection) && selection.contains(connection)));
    }

    /** Adds a listener to all events, called on the connection's event loop, in order; it must not block. */
    public void listen(Consumer<JournalEvent> listener) {
        log.listen(listener);
    }

    /** Removes a listener. */
    public void unlisten(Consumer<JournalEvent> listener) {
        log.unlisten(listener);
    }

    /**
     * Removes closed connections, requests and counts. Open connections still count as accepted and open, without the
     * bytes that they have carried until now. Their end is reported after a request.
     */
    public void clear() {
        log.update();
        log.write(store::clear);
    }

    @Override
    public String toString() {
        return timeline();
    }
}
