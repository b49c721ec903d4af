package io.hamms.journal;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests in the order of their heads, up to a limit of memory. Guarded by the lock of the {@link Log}. */
final class KeptRequests {

    private final JournalLimits limits;
    private final ArrayDeque<Entry> requests = new ArrayDeque<>();
    private long weight;
    private long count;
    private long overCount;
    private long dropped;

    KeptRequests(JournalLimits limits) {
        this.limits = limits;
    }

    /** Adds a request; drops the oldest ones if there is no room for it. */
    Entry add(ConnectionEntry connection, Answer answer, EncodedHead head, boolean isLate, long now) {
        ConnectionEvents events = connection.events();
        Entry entry = new Entry(++count, connection, ++events.rounds, answer, head, now);
        connection.port.requests++;
        events.add(entry, isLate);
        requests.add(entry);
        weight += entry.weight();
        dropOldest();
        return entry;
    }

    /**
     * Returns the content of a connection's last request; null if the request was dropped.
     *
     * @param isStarted whether to start it if there is none yet; without that, the result is null
     */
    @Nullable
    ReceivedContent content(ConnectionEntry connection, boolean isStarted) {
        Entry entry = connection.events().lastRequest();
        if (entry == null) {
            return null;
        }
        return isStarted && entry.content() == null ? entry.startContent(limits.bodyBytes()) : entry.content();
    }

    /** Records that a part of its content was added to a connection's last request. */
    void received(ConnectionEntry connection) {
        Entry entry = connection.events().lastRequest();
        if (entry != null) {
            weight -= entry.weight();
            entry.received();
            weight += entry.weight();
            dropOldest();
        }
    }

    /** Records that all of a connection's last request was received: its content, which is null if it has none. */
    void complete(ConnectionEntry connection, @Nullable RecordedBody body) {
        Entry entry = connection.events().lastRequest();
        if (entry != null) {
            weight -= entry.weight();
            entry.complete(body);
            weight += entry.weight();
            over(entry);
            dropOldest();
        }
    }

    /** Records that all of a request was received, or that its connection is closed. */
    void over(Entry request) {
        if (request.overNumber() == 0) {
            request.over(++overCount);
        }
    }

    private void dropOldest() {
        while (weight > limits.requestBytes() && !requests.isEmpty()) {
            forget(requests.remove());
            dropped++;
        }
    }

    private void forget(Entry entry) {
        entry.connection.events().dropFirst();
        weight -= entry.weight();
    }

    void clear() {
        requests.forEach(this::forget);
        requests.clear();
        dropped = 0;
    }

    long dropped() {
        return dropped;
    }

    List<Entry> of(Selection wanted) {
        return requests.stream().filter(wanted::contains).toList();
    }

    /** Returns the next matching request that is over, in the order in which they were. */
    @Nullable
    Entry nextOver(long overNumber, Selection wanted) {
        return requests.stream()
                .filter(request -> request.overNumber() > overNumber && wanted.contains(request))
                .min(Comparator.comparingLong(Entry::overNumber))
                .orElse(null);
    }
}
