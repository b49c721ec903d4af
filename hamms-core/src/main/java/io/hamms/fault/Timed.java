package io.hamms.fault;

import org.jspecify.annotations.Nullable;

/** Something that waits for an instant: a link in a list of its {@link Tick}, so that waiting allocates nothing. */
abstract class Timed {

    /** The number of the tick that it waits for. */
    long due;

    @Nullable
    Timed previous;

    @Nullable
    Timed next;

    /** Acts; called on the event loop, once for each time it was added. */
    abstract void onTime();

    final boolean isWaiting() {
        return previous != null;
    }
}
