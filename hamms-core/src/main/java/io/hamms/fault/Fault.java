package io.hamms.fault;

import io.netty.channel.Channel;

/**
 * What a port does wrong: in place of a server that accepts, to the bytes of a connection, to the requests on it, or to
 * a protocol beneath them. The server binds and serves it; a fault knows neither its port nor the other modes.
 */
public interface Fault {

    /**
     * Returns the fault for one port of one server. A fault without state serves all of them; one that counts
     * overrides this and returns a new one.
     */
    default Fault forPort() {
        return this;
    }

    /**
     * Begins what takes long and can wait until the ports answer; called as soon as they do, and must not block.
     *
     * @param listening the channel that listens on the fault's port
     */
    default void prepare(Channel listening) {}

    /** Forgets what was counted: the fault is as new. Called on any thread; a fault without state has nothing to do. */
    default void reset() {}

    /** Returns the scheme of URIs to its port: what a client must speak to see the fault. */
    default String scheme() {
        return "http";
    }

    /** Returns whether its port can follow a {@link Dispatcher}: whether it waits for requests, be it behind TLS. */
    default boolean isScriptable() {
        return false;
    }

    /** Returns whether it can answer a request that came to another mode's port, by path or in a script. */
    default boolean isCallable() {
        return false;
    }

    /**
     * Returns what this machine lacks for this fault, as a noun phrase; empty if it can be served here. A server leaves
     * the ports out that it cannot serve.
     */
    default String missing() {
        return "";
    }
}
