package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.HttpFault;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Response;
import io.hamms.fault.Wire;
import io.hamms.mode.LastUsed;
import java.util.OptionalLong;
import java.util.Random;

/** Closes now and then without an answer, by chance. */
public final class DropRandom extends HttpFault {

    private static final int MAX_SEEDS = 1000;

    private static final Parameter<Double> FAILRATE =
            Parameter.fraction("failrate", 0.05, "the probability that there is no answer");
    private static final Parameter<OptionalLong> SEED = Parameter.seed();
    private static final Parameter<Kind> KIND = Parameter.choice("kind", Kind.FIN, "how the connection ends");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.of(
                    13, "drop-random", Layer.CONNECT, "closes 5 % of the time, without a byte", new DropRandom())
            .parameters(FAILRATE, SEED, KIND)
            .example("/?failrate=0.5&seed=1")
            .wire("On a request, with a probability of 0.05, FIN and no bytes; else 200 with `{\"success\":true}`. The"
                    + " requests with one `seed` meet with the same fortune in every run of the server.")
            .client("Repeats an idempotent request a bounded number of times; should not repeat a POST (RFC 9110,"
                    + " section 9.2.2).")
            .seen("softonic/axios-retry#66: a POST is repeated after any network error");

    private final Random chance = new Random();
    private final LastUsed<Long, Random> bySeed = new LastUsed<>(MAX_SEEDS);

    private DropRandom() {}

    private enum Kind {
        FIN,
        RST
    }

    @Override
    public Fault forPort() {
        return new DropRandom();
    }

    @Override
    public void reset() {
        bySeed.clear();
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        OptionalLong seed = request.get(SEED);
        Random random = seed.isPresent() ? seeded(seed.getAsLong()) : chance;
        if (random.nextDouble() >= request.get(FAILRATE)) {
            wire.send(Response.of(200)
                    .json(json -> json.writeBooleanField("success", true))
                    .to(request));
        } else if (request.get(KIND) == Kind.FIN) {
            wire.fin();
        } else {
            wire.rst();
        }
    }

    private Random seeded(long seed) {
        return bySeed.update(seed, new Random(seed), same -> same);
    }
}
