package io.hamms.bench;

/**
 * The rate at which a client opens its connections.
 *
 * @param inFlight the most connects in progress at a time
 * @param perSecond the most connects begun in a second
 */
record Pace(int inFlight, int perSecond) {

    /** As fast as they succeed, few at a time, so that their latency does not include waiting in the client. */
    static final Pace IN_TURN = new Pace(32, Integer.MAX_VALUE);

    /** Slowly enough for a server to read each request before the next one arrives. */
    static final Pace STEADY = new Pace(32, 3_000);

    /** Without waiting for earlier connects. */
    static final Pace AT_ONCE = new Pace(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** Returns whether one more connect may begin. */
    boolean allows(int begun, int ended, long elapsedNanos) {
        return begun - ended < inFlight && begun <= elapsedNanos / 1e9 * perSecond;
    }
}
