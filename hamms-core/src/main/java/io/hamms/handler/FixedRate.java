package io.hamms.handler;

import io.hamms.timer.TimerWheel;

/**
 * The times at which a step acts that acts at regular intervals; a late one does not delay those that follow. Each is
 * rounded to the nearest tick of the wheel, up to two milliseconds early or late, and always in the same way.
 */
final class FixedRate {

    private final long intervalNanos;
    private long due;
    private boolean started;

    FixedRate(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Returns whether it is time to act: first one interval after this was called for the first time. */
    boolean isDue(Output output) {
        if (!started) {
            started = true;
            due = output.nanoTime();
            next(output);
            return false;
        }
        return !output.isWaiting();
    }

    /** Sets the timer for the next time. */
    void next(Output output) {
        long now = output.nanoTime();
        due = Math.max(due + intervalNanos, now);
        long delay = due - now;
        output.wake(Math.max(0, delay - TimerWheel.slackNanos(delay) / 2));
    }
}
