package io.hamms.handler;

import io.hamms.timer.TimerWheel;

/**
 * The instants of a step that acts at regular intervals; a late one does not delay the following ones. Each is
 * rounded to the nearest tick of the wheel, up to two milliseconds early or late, always in the same direction.
 */
final class FixedRate {

    private final long intervalNanos;
    private long due;
    private boolean started;

    FixedRate(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Returns whether it is time to act; the first time is one interval after the first call. */
    boolean isDue(Schedule schedule) {
        if (!started) {
            started = true;
            due = schedule.nanoTime();
            next(schedule);
            return false;
        }
        return !schedule.isWaiting();
    }

    /** Sets the timer for the next instant. */
    void next(Schedule schedule) {
        long now = schedule.nanoTime();
        due = Math.max(due + intervalNanos, now);
        long delay = due - now;
        schedule.wake(Math.max(0, delay - TimerWheel.slackNanos(delay) / 2));
    }
}
