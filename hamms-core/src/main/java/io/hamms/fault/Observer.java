package io.hamms.fault;

import io.hamms.http.Violation;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/**
 * Is told what happens to a server's connections. Each method is called on the event loop of the connection and must
 * not block.
 */
public interface Observer {

    /** Wants to know nothing. */
    Observer NONE = new Observer() {};

    /** Is told that a client has connected. */
    default void connected(FailureMode mode, Channel connection) {}

    /**
     * Is told that a request's head has been read.
     *
     * @param mode the mode that answers it: that of the port, unless a script or the path says otherwise
     */
    default void requested(FailureMode mode, Channel connection, Request request) {}

    /**
     * Is told that a part of the content of the last request has come.
     *
     * @param content the bytes, decoded if they came in chunks; not to be kept or changed
     * @param isLast whether the request is complete with these
     */
    default void received(FailureMode mode, Channel connection, ByteBuf content, boolean isLast) {}

    /** Is told that the last request is wrong in a way that shows in its content only. */
    default void violated(FailureMode mode, Channel connection, Violation violation) {}

    /**
     * Is told that the mode has done to the last request, or to the connection, all that it does: the last byte was
     * written, the connection was shut down or reset, or there is nothing more to come. It is not told of modes that
     * do nothing at all, nor where the client went before.
     */
    default void delivered(FailureMode mode, Channel connection) {}

    /** Is told that one side has ended the connection; once for each connection. */
    default void ended(FailureMode mode, Channel connection, Ending ending) {}

    /** Is told that a connection that has ended is gone: the other side has ended it, too, or was not waited for. */
    default void closed(FailureMode mode, Channel connection) {}
}
