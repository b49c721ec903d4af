package io.hamms.journal;

import io.hamms.fault.Ending;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it went, up to the moment at which the journal was asked.
 *
 * @param number its number among all connections to this server, from 1
 * @param port the port that it came to
 * @param mode the mode of that port
 * @param client where it came from; null if it was gone before that could be asked
 * @param openedAt when it was accepted, to the nanosecond
 * @param deliveredAt when the mode had done all that it does; null if it never did, as where its fault is silence
 * @param bytesReceived how many bytes the client has sent, those of TLS included
 * @param bytesSent how many bytes have left for the client, those of TLS included, as Linux's kernel tells through
 *     epoll. Through NIO and kqueue it cannot be known: how many the socket's own buffer has taken, and a last write of
 *     up to 256 bytes even if it was in vain
 * @param ending who ended it first and how: whose FIN, RST or alert the kernel saw first, or, through NIO and kqueue,
 *     Hamms did; null as long as nobody has
 * @param endedAt when that was
 * @param closedAt when it was gone for good, which takes both sides; null as long as it is not
 * @param requests its requests, without those that were dropped
 * @param requestsDropped how many of its requests the journal has dropped
 */
public record RecordedConnection(
        long number,
        int port,
        String mode,
        @Nullable InetSocketAddress client,
        Instant openedAt,
        @Nullable Instant deliveredAt,
        long bytesReceived,
        long bytesSent,
        @Nullable Ending ending,
        @Nullable Instant endedAt,
        @Nullable Instant closedAt,
        List<RecordedRequest> requests,
        long requestsDropped) {

    /** Keeps a copy of the requests. */
    public RecordedConnection {
        requests = List.copyOf(requests);
    }

    /** Returns whether it is gone for good. */
    public boolean isClosed() {
        return closedAt != null;
    }

    /** Returns whether the client ended it, and not the server. */
    public boolean isEndedByClient() {
        return ending != null && ending.by() == Ending.By.CLIENT;
    }

    /** Returns whether it has carried more than one request. */
    public boolean isReused() {
        return requests.size() + requestsDropped > 1;
    }

    /**
     * Returns how long the client had waited when it gave up: from its last request, or from connecting if there was
     * none, to the end that it made.
     *
     * @throws NotSeenException if the client did not end it
     */
    public Duration gaveUpAfter() {
        if (endedAt == null || !isEndedByClient()) {
            throw new NotSeenException("the client to end its connection", Timeline.of(List.of(this)));
        }
        Instant waitedFrom = requests.isEmpty()
                ? openedAt
                : requests.get(requests.size() - 1).at();
        return Duration.between(waitedFrom, endedAt);
    }

    @Override
    public String toString() {
        return "#" + number + " " + mode + ", " + requests.size() + " requests, "
                + (ending == null ? "open" : "ended by " + ending.label());
    }
}
