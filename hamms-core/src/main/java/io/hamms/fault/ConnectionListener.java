package io.hamms.fault;

import io.hamms.http.Violation;
import io.hamms.tls.ClientHello;
import java.nio.ByteBuffer;

/**
 * Receives the events of one connection, in order. Each method is called on the connection's event loop and must not
 * block: all connections of the loop would wait. An exception ends the connection.
 *
 * <p>A listener that is a Netty {@link io.netty.channel.ChannelHandler}, too, is added to the connection's pipeline,
 * nearest to the network, before the first event.
 */
public interface ConnectionListener {

    /** Ignores every event. */
    ConnectionListener NONE = new ConnectionListener() {};

    /** A ClientHello was read, on a port that speaks TLS; called once, before the mode acts on it. */
    default void clientHelloReceived(ClientHello hello) {}

    /**
     * The head of a request was read.
     *
     * @param answering the mode that answers it: that of the port, unless a dispatcher or the path chooses another
     */
    default void requestReceived(FailureMode answering, Request request) {}

    /**
     * A part of the content of the last request was read.
     *
     * @param content the bytes, without chunked framing; read-only, and valid only during the call
     * @param isLast whether these bytes complete the request
     */
    default void contentReceived(ByteBuffer content, boolean isLast) {}

    /** The content of the last request breaks a rule of HTTP. */
    default void violated(Violation violation) {}

    /** The response to the last request was cut after this many bytes, by the universal parameter. */
    default void cut(long bytes) {}

    /**
     * The mode has completed its behaviour for the last request or the connection: the last byte was written, the
     * connection was shut down or reset, or nothing more will be sent. Not called for modes that do nothing, nor if the
     * client disconnects before.
     */
    default void delivered() {}

    /** One side has ended the connection; called once. */
    default void ended(Ending ending) {}

    /** The ended connection was closed: the other side has ended it, too, or the wait for it was over. */
    default void closed() {}
}
