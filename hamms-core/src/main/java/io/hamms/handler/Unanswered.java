package io.hamms.handler;

import io.hamms.fault.ConnectionListener;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Request;
import io.hamms.http.DecodedHead;
import io.hamms.http.Violation;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Reports unanswered requests to the listener: those to a {@link RawFault}, and those that arrive after their
 * connection has ended. Neither their port nor a dispatcher counts them.
 */
final class Unanswered {

    private final Port port;
    private final Channel connection;
    private int rounds;

    /** The mode of the request whose content is being received; null between two requests. */
    private @Nullable FailureMode mode;

    /**
     * Creates the reporter of one connection.
     *
     * @param rounds the number of earlier requests
     * @param current the mode of the request whose content is still being received, null if there is none
     */
    Unanswered(Port port, Channel connection, int rounds, @Nullable FailureMode current) {
        this.port = port;
        this.connection = connection;
        this.rounds = rounds;
        this.mode = current;
    }

    /**
     * Reports a part of a request; does not release it.
     *
     * @param nanos when it was received
     * @param isLate whether the request, if this is its head, arrived after the connection had ended
     */
    void report(Object part, long nanos, boolean isLate) {
        if (part instanceof DecodedHead head) {
            begin(head, nanos, isLate);
        }
        if (part instanceof HttpContent content && mode != null) {
            reportContent(connection, content);
            mode = content instanceof LastHttpContent ? null : mode;
        }
    }

    private void begin(DecodedHead head, long nanos, boolean isLate) {
        mode = null;
        if (!head.isTruncated()) {
            mode = port.mode();
            ModeCall call = port.withDefaults(ModeCall.reported(mode, head.uri()));
            long sequence = isLate ? 0 : port.countRequest();
            var arrival = new Request.Arrival(
                    sequence, ++rounds, connection.localAddress(), nanos, isLate, port::numberOf, null);
            Request request = new Request(new ReceivedHead(head, connection), call, arrival);
            ChannelConnection.listener(connection).requestReceived(mode, request);
        }
    }

    /** Reports a part of a request's content; a framing error ends the request, which then is incomplete. */
    static void reportContent(Channel connection, HttpContent part) {
        ConnectionListener listener = ChannelConnection.listener(connection);
        boolean isFailed = part.decoderResult().isFailure();
        listener.contentReceived(part.content().nioBuffer(), part instanceof LastHttpContent && !isFailed);
        if (isFailed) {
            listener.violated(Violation.BAD_FRAMING);
        }
    }
}
