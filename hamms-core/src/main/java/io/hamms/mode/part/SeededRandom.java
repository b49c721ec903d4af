package io.hamms.mode.part;

import java.util.OptionalLong;
import java.util.Random;

/** Numbers by chance: those of one seed come in the same order in every run. */
public final class SeededRandom {

    private static final int MAX_SEEDS = 1000;

    private final Random chance = new Random();
    private final LastUsed<Long, Random> bySeed = new LastUsed<>(MAX_SEEDS);

    /** Creates one that has seen no seed. */
    public SeededRandom() {}

    /** Returns the next number of a seed, from 0 to below 1; without a seed, any. */
    public double next(OptionalLong seed) {
        Random random =
                seed.isEmpty() ? chance : bySeed.update(seed.getAsLong(), new Random(seed.getAsLong()), same -> same);
        return random.nextDouble();
    }

    /** Begins each seed anew. */
    public void clear() {
        bySeed.clear();
    }
}
