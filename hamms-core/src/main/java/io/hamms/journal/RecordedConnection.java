package io.hamms.journal;

import io.hamms.fault.Ending;
import io.hamms.tls.ClientHello;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection, as of the moment at which the journal was read.
 *
 * @param number its number among all connections to this server, from 1
 * @param port its local port
 * @param mode the mode of that port
 * @param client the client's address; null if the connection was gone before it could be read
 * @param clientHello what the client offered on a port with TLS; null without TLS, until it is complete, if it exceeds
 *     16 KiB, and if those of all connections together would exceed 8 MiB
 * @param openedAt when it was accepted, in nanoseconds
 * @param deliveredAt when the mode had completed its behaviour; null if it never did, as when its fault is silence
 * @param bytesReceived how many bytes the client has sent, including those of TLS
 * @param bytesSent how many bytes were sent to the client, including those of TLS, as the Linux kernel reports through
 *     epoll. With NIO and kqueue: how many bytes the socket's send buffer has accepted, and a last write of
 *     up to 256 bytes even if it failed
 * @param ending which side ended it first and how: whose FIN, RST or alert the kernel (with NIO and kqueue: Hamms) saw
 *     first; null as long as it is open
 * @param endedAt when it ended; null as long as it is open
 * @param closedAt when both sides had closed it; null until then
 * @param requests its requests, without the dropped ones
 * @param requestsDropped how many of its requests the journal has dropped
 */
public record RecordedConnection(
        long number,
        int port,
        String mode,
        @Nullable InetSocketAddress client,
        @Nullable ClientHello clientHello,
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

    /** Returns whether both sides have closed it. */
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
     * Returns how long the client waited before it gave up: from its last request, or from the connect if there was
     * none, until it ended the connection.
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
