package io.hamms.fault;

import java.time.Duration;

/**
 * A time, drawn from a range with the same probability for each time in it.
 *
 * @param leastNanos the shortest time
 * @param mostNanos the longest time
 */
public record Delay(long leastNanos, long mostNanos) {

    static final Delay NONE = new Delay(0, 0);

    /** Returns whether it is always zero. */
    public boolean isNone() {
        return mostNanos == 0;
    }

    /**
     * Returns a time in the range.
     *
     * @param share where in the range, from 0 to 1
     */
    public Duration at(double share) {
        return Duration.ofNanos(leastNanos + (long) ((mostNanos - leastNanos) * share));
    }
}
