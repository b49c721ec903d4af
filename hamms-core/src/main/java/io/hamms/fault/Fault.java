package io.hamms.fault;

import io.netty.channel.Channel;

/**
 * What a port does wrong: before there is a connection ({@link ListenerFault}), to its bytes ({@link RawFault}), to its
 * requests ({@link HttpFault}), or to a protocol in between ({@link PipelineFault}).
 */
public sealed interface Fault permits ListenerFault, ConnectionFault, PipelineFault {

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

    /**
     * Returns what this machine lacks for this fault, as a noun phrase; empty if it can be served here. A server leaves
     * the ports out that it cannot serve.
     */
    default String missing() {
        return "";
    }
}
