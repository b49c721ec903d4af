package io.hamms.fault;

/** When a step is to act that acts at regular intervals; a late beat does not delay those that follow. */
final class Beat {

    private final long intervalNanos;
    private long due;
    private boolean started;

    Beat(long intervalNanos) {
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
        wire.wake(due - now);
    }
}
