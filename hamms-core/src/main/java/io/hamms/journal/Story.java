package io.hamms.journal;

import io.hamms.fault.Ending;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What there is to tell of a connection on which something has happened. Guarded by the lock of the {@link Log}. */
final class Story {

    /** The instant of what has not happened. */
    static final long NEVER = Long.MIN_VALUE;

    final ArrayDeque<Entry> requests = new ArrayDeque<>(2);
    int rounds;
    long requestsDropped;
    long deliveredNanos = NEVER;
    long endedNanos = NEVER;
    long closedNanos = NEVER;
    long closedNumber;

    @Nullable
    Ending ending;
}
