package io.hamms.timer;

import org.jspecify.annotations.Nullable;

/** A timer of a {@link TimerWheel}: a link in the list of its slot, so that waiting allocates nothing. */
public abstract class WheelTimer {

    /** The number of the tick at which it fires. */
    long due;

    @Nullable
    WheelTimer previous;

    @Nullable
    WheelTimer next;

    /** Acts; called on the event loop, once for each time it was added. */
    protected abstract void onTime();

    public final boolean isWaiting() {
        return previous != null;
    }
}
