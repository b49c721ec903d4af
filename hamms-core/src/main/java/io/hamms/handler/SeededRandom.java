package io.hamms.handler;

import java.util.OptionalLong;
import java.util.Random;

/** Random numbers; a seed gives the same sequence in every run. */
public final class SeededRandom {

    private static final int MAX_SEEDS = 1000;

    private final Random chance = new Random();
    private final LastUsed<Long, Random> bySeed = new LastUsed<>(MAX_SEEDS);

    /** Creates a generator without seeds. */
    public SeededRandom() {}

    /** Returns the seed's next number, from 0 (inclusive) to 1 (exclusive); without a seed, any random number. */
    public double next(OptionalLong seed) {
        Random random =
                seed.isEmpty() ? chance : bySeed.update(seed.getAsLong(), new Random(seed.getAsLong()), same -> same);
        return random.nextDouble();
    }

    /** Restarts the sequence of each seed. */
    public void clear() {
        bySeed.clear();
    }
}
