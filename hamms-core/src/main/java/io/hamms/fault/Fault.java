package io.hamms.fault;

import io.netty.channel.Channel;

/**
 * The misbehaviour of a port: instead of accepting, on the bytes of a connection, on the requests on it, or in a
 * protocol below them. The server binds and serves it; a fault depends neither on its port nor on other modes.
 */
public interface Fault {

    /**
     * Returns the fault for one port of one server. A fault without state serves all ports; one with state
     * overrides this and returns a new one.
     */
    default Fault forPort() {
        return this;
    }

    /**
     * Starts slow work in the background; called as soon as the ports answer. Must not block.
     *
     * @param listening the channel that listens on the fault's port
     */
    default void prepare(Channel listening) {}

    /** Restores the initial state. Called on any thread; a fault without state does nothing. */
    default void reset() {}

    /**
     * Rejects arguments that are wrong together, or of which each request would be refused. Called before each request,
     * for each step of a script, and for the defaults of a server.
     *
     * @throws BadParameterException if they are wrong; the response is 400
     */
    default void check(Arguments arguments) {}

    /** Returns the scheme of URIs to its port: the protocol that a client must speak to see the fault. */
    default String scheme() {
        return "http";
    }

    /** Returns whether its port can use a {@link Dispatcher}: whether it waits for requests, also behind TLS. */
    default boolean isScriptable() {
        return false;
    }

    /** Returns whether it can answer a request to another mode's port, by path or in a scenario. */
    default boolean isCallable() {
        return false;
    }

    /**
     * Returns what this machine lacks for this fault, as a noun phrase; empty if it can be served here. A server omits
     * the ports that it cannot serve.
     */
    default String missing() {
        return "";
    }
}
