package io.hamms.handler;

import io.hamms.fault.Effects;
import io.hamms.fault.ModeCall;
import java.time.Duration;

/** Which requests to a port its modes strike, by the universal parameters; requests are counted by mode and key. */
final class Strikes {

    private static final int MAX_KEYS = 1_000;

    private final LastUsed<String, Count> counts = new LastUsed<>(MAX_KEYS);
    private final SeededRandom random = new SeededRandom();

    /**
     * The requests with one key.
     *
     * @param requests how many there were
     * @param firstNanos when the first one came
     * @param isStruck whether the mode struck the last one
     */
    private record Count(long requests, long firstNanos, boolean isStruck) {

        static final Count NONE = new Count(0, 0, false);

        Count next(ModeCall call, long nowNanos, double draw) {
            long number = requests + 1;
            long first = requests == 0 ? nowNanos : firstNanos;
            long most = call.effect(Effects.FIRST);
            Duration time = call.effect(Effects.FOR);
            boolean strikes = (most == 0 || number <= most)
                    && number % call.effect(Effects.EVERY) == 0
                    && (time.isZero() || nowNanos - first < time.toNanos())
                    && draw < call.effect(Effects.CHANCE);
            return new Count(number, first, strikes);
        }
    }

    /** Counts a request, and returns whether the mode strikes it. */
    boolean strikes(ModeCall call, long nowNanos) {
        boolean isAlways = call.effect(Effects.FIRST) == 0
                && call.effect(Effects.EVERY) == 1
                && call.effect(Effects.FOR).isZero()
                && call.effect(Effects.CHANCE) == 1;
        if (isAlways) {
            return true;
        }
        double draw = random.next(call.effect(Effects.SEED));
        String counter = call.mode().name() + ' ' + call.key();
        return counts.update(counter, Count.NONE, count -> count.next(call, nowNanos, draw))
                .isStruck();
    }

    /** Returns a number from 0 (inclusive) to 1 (exclusive), drawn from the seed of a call. */
    double draw(ModeCall call) {
        return random.next(call.effect(Effects.SEED));
    }

    void reset() {
        counts.clear();
        random.clear();
    }
}
