package io.hamms.handler;

import java.util.concurrent.TimeUnit;

/**
 * Shuts the output down and waits, for a limited time, until the client does the same. While FIN waits behind
 * bytes that the client does not read, it checks at intervals whether FIN has been sent.
 */
final class FinStep implements Step {

    private static final long FIRST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LAST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final boolean withCloseNotify;
    private final boolean isLimited;
    private final boolean isOfMode;
    private long lookNanos = FIRST_LOOK_NANOS;
    private long deadline;
    private boolean started;

    private FinStep(boolean withCloseNotify, boolean isLimited, boolean isOfMode) {
        this.withCloseNotify = withCloseNotify;
        this.isLimited = isLimited;
        this.isOfMode = isOfMode;
    }

    /** Returns the end with which the behaviour of a mode is complete. */
    static FinStep ofMode(boolean withCloseNotify, boolean isLimited) {
        return new FinStep(withCloseNotify, isLimited, true);
    }

    /** Returns the end that only follows that of the client. */
    static FinStep afterPeer() {
        return new FinStep(false, true, false);
    }

    @Override
    public boolean run(StepQueue queue) {
        Output output = queue.output();
        if (!started) {
            started = true;
            deadline = output.nanoTime() + (isLimited ? StepQueue.LINGER.toNanos() : Long.MAX_VALUE / 2);
            output.shutDown(withCloseNotify);
            if (isOfMode) {
                output.delivered();
            }
        } else if (output.isWaiting()) {
            return false;
        }
        boolean isEndKnown = output.isEndKnown();
        long left = deadline - output.nanoTime();
        if (!output.isActive()) {
            return false;
        } else if (left <= 0 || output.isOver()) {
            output.close();
        } else if (!isEndKnown || output.isInputEnded()) {
            output.wake(Math.min(lookNanos, left));
            lookNanos = Math.min(2 * lookNanos, LAST_LOOK_NANOS);
        } else if (isLimited) {
            output.wake(left);
        }
        return false;
    }

    /** Checks again, after the peer has ended its side. */
    void inputEnded(StepQueue queue) {
        lookNanos = FIRST_LOOK_NANOS;
        queue.output().cancelWake();
        run(queue);
    }
}
