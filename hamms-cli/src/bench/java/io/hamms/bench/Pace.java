package io.hamms.bench;

/**
 * How fast a client opens its connections.
 *
 * @param inFlight how many connects may be under way at a time
 * @param perSecond how many are begun in a second at most
 */
record Pace(int inFlight, int perSecond) {

    /** As fast as they are made, so few at a time that their latency is not that of the client's own queue. */
    static final Pace IN_TURN = new Pace(32, Integer.MAX_VALUE);

    /** So slowly that a server can read each request before the next one comes. */
    static final Pace STEADY = new Pace(32, 3_000);

    /** Without waiting for anything. */
    static final Pace AT_ONCE = new Pace(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** Returns whether one more may begin. */
    boolean allows(int begun, int ended, long elapsedNanos) {
        return begun - ended < inFlight && begun <= elapsedNanos / 1e9 * perSecond;
    }
}
