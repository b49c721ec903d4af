package io.hamms.journal;

import io.hamms.fault.Ending;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that has just happened to a connection.
 *
 * @param kind what
 * @param at when, to the nanosecond
 * @param connection the number of the connection, from 1
 * @param port the port that it came to
 * @param mode the mode of that port
 * @param client where it came from; null if it was gone before that could be asked
 * @param openedAt when the connection was accepted
 * @param bytesReceived how many bytes the client has sent so far
 * @param bytesSent how many bytes have left for the client so far; see {@link RecordedConnection}
 * @param request the request that {@link EventType#REQUESTED} is about, as its head came; else null
 * @param ending the end that {@link EventType#ENDED} and {@link EventType#CLOSED} are about; else null
 * @param endedAt when that end was; null if there was none yet
 */
public record JournalEvent(
        EventType kind,
        Instant at,
        long connection,
        int port,
        String mode,
        @Nullable InetSocketAddress client,
        Instant openedAt,
        long bytesReceived,
        long bytesSent,
        @Nullable RecordedRequest request,
        @Nullable Ending ending,
        @Nullable Instant endedAt) {

    /** What can happen. */
    public enum EventType {
        /** A client has connected. */
        CONNECTED,
        /** The head of a request has been read. */
        REQUESTED,
        /** The mode has done all that it does, to the last request if there was one. */
        DELIVERED,
        /** One side has ended the connection. */
        ENDED,
        /** The connection is gone for good. */
        CLOSED;

        /** Returns its name in the log and in the event stream, such as {@code delivered}. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
