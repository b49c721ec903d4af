package io.hamms.journal;

import io.netty.util.concurrent.Ticker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How instants are told from the readings of a ticker, so that what happens later is never told to be earlier, even if
 * somebody sets the clock meanwhile.
 *
 * @param start an instant
 * @param startNanos what the ticker said then
 */
record TickerClock(Instant start, long startNanos) {

    static TickerClock of(Ticker ticker) {
        return new TickerClock(Instant.now(), ticker.nanoTime());
    }

    Instant at(long nanos) {
        return start.plusNanos(nanos - startNanos);
    }

    @Nullable
    Instant ifEver(long nanos) {
        return nanos == ConnectionEvents.NEVER ? null : at(nanos);
    }
}
