package io.hamms.journal;

import io.netty.util.concurrent.Ticker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Converts a ticker's readings to instants, so that a later event never has an earlier instant, even if the clock
 * is set meanwhile.
 *
 * @param start an instant
 * @param startNanos the ticker's reading at that instant
 */
record TickerClock(Instant start, long startNanos) {

    static TickerClock of(Ticker ticker) {
        return new TickerClock(Instant.now(), ticker.nanoTime());
    }

    Instant at(long nanos) {
        return start.plusNanos(nanos - startNanos);
    }

    @Nullable
    Instant atOrNull(long nanos) {
        return nanos == ConnectionEvents.NEVER ? null : at(nanos);
    }
}
