package io.hamms.fault;

/** What a port does wrong: before there is a connection ({@link ListenerFault}), or on it. */
public sealed interface Fault permits ListenerFault, ConnectionFault {

    /**
     * Returns the fault for one port of one server. A fault without state serves all of them; one that counts
     * overrides this and returns a new one.
     */
    default Fault forPort() {
        return this;
    }
}
