package io.hamms.handler;

/** When the steps of one conversation go on: its clock, its only timer, and its turns among the other connections. */
interface Schedule {

    /** Returns the time of the event loop's clock. */
    long nanoTime();

    /** Resumes the queue after a delay; a delay that was set before is replaced. */
    void wake(long delayNanos);

    void cancelWake();

    /** Returns whether a delay is running. */
    boolean isWaiting();

    /** Resumes the queue when the other connections of the event loop have had their turn. */
    void resumeLater();

    /** Counts bytes as written, and returns whether the turn of this conversation is over. */
    boolean isTurnOver(int bytes);

    /** Runs a task when the current call has returned to the event loop. */
    void execute(Runnable task);
}
