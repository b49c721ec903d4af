package io.hamms.handler;

/** Sends nothing more, at most a close_notify before, and waits for an end from elsewhere. */
final class Stall implements Step {

    private final boolean withCloseNotify;
    private boolean started;

    Stall(boolean withCloseNotify) {
        this.withCloseNotify = withCloseNotify;
    }

    @Override
    public boolean run(StepQueue queue) {
        if (!started) {
            started = true;
            if (withCloseNotify) {
                queue.output().closeNotify();
            }
            queue.output().delivered();
        }
        return false;
    }
}
