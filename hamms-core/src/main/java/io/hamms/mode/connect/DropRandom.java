package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Response;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.mode.part.Close;
import io.hamms.mode.part.LastUsed;
import java.util.OptionalLong;
import java.util.Random;

/** Closes now and then without an answer, by chance. */
public final class DropRandom extends HttpFault {

    private static final int MAX_SEEDS = 1000;

    private static final Parameter<Double> FAILRATE =
            Parameter.fraction("failrate", 0.05, "the probability that there is no answer");
    private static final Parameter<OptionalLong> SEED = Parameter.seed();
    private static final Parameter<Close> KIND = Parameter.choice("kind", Close.FIN, "how the connection ends");

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

    @Override
    public Fault forPort() {
        return new DropRandom();
    }

    @Override
    public void reset() {
        bySeed.clear();
    }

    private boolean isUnlucky(Request request) {
        OptionalLong seed = request.get(SEED);
        Random random =
                seed.isEmpty() ? chance : bySeed.update(seed.getAsLong(), new Random(seed.getAsLong()), same -> same);
        return random.nextDouble() < request.get(FAILRATE);
    }

    /** Decides at once where the client waits for 100: that, too, would be bytes. */
    @Override
    protected void onHead(Request request, Wire wire) {
        if (request.expectsContinue() && isUnlucky(request)) {
            request.get(KIND).on(wire);
        } else {
            super.onHead(request, wire);
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (!request.expectsContinue() && isUnlucky(request)) {
            request.get(KIND).on(wire);
        } else {
            wire.send(Response.of(200)
                    .json(json -> json.writeBooleanField("success", true))
                    .to(request));
        }
    }
}
