package io.hamms.fault;

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

    /** Is told that a request's head has been read. */
    default void requested(FailureMode mode, Channel connection, Request request) {}

    /** Is told that a connection is over. */
    default void ended(FailureMode mode, Channel connection, Ending ending) {}
}
