package io.hamms.handler;

/** The schedule of one conversation's steps: its clock, its single timer, and its turns among the connections. */
interface Schedule {

    /** Returns the time of the event loop's clock. */
    long nanoTime();

    /** Resumes the queue after a delay, which replaces an earlier one. */
    void wake(long delayNanos);

    void cancelWake();

    /** Returns whether a delay is pending. */
    boolean isWaiting();

    /** Resumes the queue after the turns of the event loop's other connections. */
    void resumeLater();

    /** Counts written bytes, and returns whether the turn of this conversation is over. */
    boolean isTurnOver(int bytes);

    /** Runs a task after the current call has returned to the event loop. */
    void execute(Runnable task);
}
