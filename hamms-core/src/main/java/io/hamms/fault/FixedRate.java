package io.hamms.fault;

import io.hamms.timer.TimerWheel;

/**
 * When a step is to act that acts at regular intervals; a late beat does not delay those that follow. A beat comes with
 * the stroke of the clock that is nearest, up to two milliseconds early or late, and with the same one each time.
 */
final class FixedRate {

    private final long intervalNanos;
    private long due;
    private boolean started;

    FixedRate(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Returns whether it is time to act: first one interval after this was called for the first time. */
    boolean isDue(Wire wire) {
        if (!started) {
            started = true;
            due = wire.nanoTime();
            next(wire);
            return false;
        }
        return !wire.isWaiting();
    }

    /** Has the step run again at the next beat. */
    void next(Wire wire) {
        long now = wire.nanoTime();
        due = Math.max(due + intervalNanos, now);
        long delay = due - now;
        wire.wake(Math.max(0, delay - TimerWheel.slackNanos(delay) / 2));
    }
}
