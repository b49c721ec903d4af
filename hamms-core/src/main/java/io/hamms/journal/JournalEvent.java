package io.hamms.journal;

import io.hamms.fault.Ending;
import io.hamms.tls.ClientHello;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An event of a connection.
 *
 * @param kind the type of the event
 * @param at the instant of the event, in nanoseconds
 * @param connection the number of the connection, from 1
 * @param port the local port of the connection
 * @param mode the mode of that port
 * @param client the client's address; null if the connection was gone before it could be read
 * @param openedAt when the connection was accepted
 * @param bytesReceived how many bytes the client has sent so far
 * @param bytesSent how many bytes have been sent to the client so far; see {@link RecordedConnection}
 * @param request the request of {@link EventType#REQUESTED}, as of its head; else null
 * @param clientHello what the client offered, for {@link EventType#ENDED} on a port with TLS; else null
 * @param ending the end, for {@link EventType#ENDED} and {@link EventType#CLOSED}; else null
 * @param endedAt the instant of the end; null if there was none yet
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
        @Nullable ClientHello clientHello,
        @Nullable Ending ending,
        @Nullable Instant endedAt) {

    /** The types of events. */
    public enum EventType {
        /** A client has connected. */
        CONNECTED,
        /** The head of a request has been read. */
        REQUESTED,
        /** The mode has completed its behaviour, for the last request if there was one. */
        DELIVERED,
        /** One side has ended the connection. */
        ENDED,
        /** The connection is closed on both sides. */
        CLOSED;

        /** Returns the name in the log and in the event stream, such as {@code delivered}. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
