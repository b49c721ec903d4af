package io.hamms.handler;

import io.hamms.fault.Effects;
import io.hamms.fault.KeyCount;
import io.hamms.fault.ModeCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which requests to a port its modes strike, by the universal parameters; requests are counted by mode and key. */
final class Strikes {

    private static final int MAX_KEYS = 1_000;

    private final LastUsed<Counted, Count> counts = new LastUsed<>(MAX_KEYS);
    private final SeededRandom random = new SeededRandom();

    /** What is counted together. */
    private record Counted(String mode, String key) {

        /** Compares all components. The first call of a method that Java generates for a record takes some 30 ms. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Counted that && mode.equals(that.mode) && key.equals(that.key);
        }

        @Override
        public int hashCode() {
            return 31 * mode.hashCode() + key.hashCode();
        }
    }

    /**
     * The requests with one key.
     *
     * @param requests how many there were
     * @param struck how many of them the mode struck
     * @param firstNanos when the first one came
     * @param isStruck whether the mode struck the last one
     * @param most how many it strikes at most, by the last one; 0 for any number
     */
    private record Count(long requests, long struck, long firstNanos, boolean isStruck, long most) {

        static final Count NONE = new Count(0, 0, 0, false, 0);

        @Nullable
        Long left() {
            return most == 0 ? null : Math.max(0, most - requests);
        }

        Count next(ModeCall call, long nowNanos, double draw) {
            long number = requests + 1;
            long first = requests == 0 ? nowNanos : firstNanos;
            long most = call.effect(Effects.FIRST);
            Duration time = call.effect(Effects.FOR);
            boolean strikes = (most == 0 || number <= most)
                    && number % call.effect(Effects.EVERY) == 0
                    && (time.isZero() || nowNanos - first < time.toNanos())
                    && draw < call.effect(Effects.CHANCE);
            return new Count(number, struck + (strikes ? 1 : 0), first, strikes, most);
        }
    }

    /** Counts a request, and returns whether the mode strikes it. */
    boolean strikes(ModeCall call, long nowNanos) {
        boolean isAlways = call.effect(Effects.FIRST) == 0
                && call.effect(Effects.EVERY) == 1
                && call.effect(Effects.FOR).isZero()
                && call.effect(Effects.CHANCE) == 1;
        if (isAlways && call.key().isEmpty()) {
            return true;
        }
        double draw = random.next(call.effect(Effects.SEED));
        Counted counter = new Counted(call.mode().name(), call.key());
        return counts.update(counter, Count.NONE, count -> count.next(call, nowNanos, draw))
                .isStruck();
    }

    /** Returns a number from 0 (inclusive) to 1 (exclusive), drawn from the seed of a call. */
    double draw(ModeCall call) {
        return random.next(call.effect(Effects.SEED));
    }

    /** Returns what was counted with a key, of the port with this number. */
    List<KeyCount> counts(String key, int port) {
        return counts.latest(MAX_KEYS).values().entrySet().stream()
                .filter(count -> count.getKey().key().equals(key))
                .map(count -> new KeyCount(
                        port,
                        count.getKey().mode(),
                        count.getValue().requests(),
                        count.getValue().struck(),
                        count.getValue().left()))
                .toList();
    }

    void reset() {
        counts.clear();
        random.clear();
    }
}
