package io.hamms.journal;

import io.hamms.fault.Ending;
import io.hamms.http.Violation;
import io.hamms.tls.ClientHello;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events of a connection, such as its requests and its end. Guarded by the lock of the {@link Log}. */
final class ConnectionEvents {

    /** The instant of an event that has not happened. */
    static final long NEVER = Long.MIN_VALUE;

    int rounds;
    long requestsDropped;
    long deliveredNanos = NEVER;
    long endedNanos = NEVER;
    long closedNanos = NEVER;
    long endNumber;

    @Nullable
    Ending ending;

    @Nullable
    ClientHello clientHello;

    private @Nullable Entry firstRequest;
    private @Nullable Entry lastRequest;
    private @Nullable Entry lastAnswered;

    void add(Entry request, boolean isLate) {
        lastAnswered = isLate ? lastAnswered : request;
        if (lastRequest == null) {
            firstRequest = request;
        } else {
            lastRequest.next = request;
        }
        lastRequest = request;
    }

    boolean hasRequests() {
        return firstRequest != null || requestsDropped > 0;
    }

    /** Returns whether one of the kept requests has a key. */
    boolean hasRequest(String key) {
        for (Entry request = firstRequest; request != null; request = request.next) {
            if (request.key().equals(key)) {
                return true;
            }
        }
        return false;
    }

    /** Records a violation in the content of the last request. */
    void violate(Violation violation) {
        if (lastRequest != null) {
            lastRequest.violate(violation);
        }
    }

    void eachRequest(Consumer<Entry> taker) {
        for (Entry request = firstRequest; request != null; request = request.next) {
            taker.accept(request);
        }
    }

    @Nullable
    Entry lastRequest() {
        return lastRequest;
    }

    /** Returns the last request that the mode may answer; later requests, after its last response, do not count. */
    @Nullable
    Entry lastAnswered() {
        return lastAnswered;
    }

    /**
     * Removes the first request; the oldest of all requests is always the first of its connection. Clears references
     * to it and from it: the last request that the mode may answer can be older than many late ones.
     */
    void dropFirst() {
        requestsDropped++;
        Entry dropped = firstRequest;
        if (dropped == null) {
            return;
        }
        firstRequest = dropped.next;
        dropped.next = null;
        lastAnswered = lastAnswered == dropped ? null : lastAnswered;
        lastRequest = lastRequest == dropped ? null : lastRequest;
    }

    List<RecordedRequest> requests(TickerClock clock) {
        List<RecordedRequest> all = new ArrayList<>();
        eachRequest(request -> all.add(request.snapshot(clock)));
        return all;
    }
}
