package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.handler.SeededRandom;
import io.hamms.http.Response;
import io.hamms.mode.part.Close;
import java.util.OptionalLong;

/** Closes at random without a response. */
public final class DropRandom extends HttpFault {

    private static final Parameter<Double> FAILRATE =
            Parameter.fraction("failrate", 0.05, "the probability that a request gets no response");
    private static final Parameter<OptionalLong> SEED = Parameter.seed();
    private static final Parameter<Close> KIND = Parameter.choice("kind", Close.FIN, "how the connection ends");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(13, "drop-random", Layer.CONNECT)
            .summary("closes on 5 % of requests without sending a byte")
            .wire("On a request, with a probability of 0.05, FIN and no bytes; else 200 with `{\"success\":true}`."
                    + " Requests with the same `seed` get the same sequence of outcomes in every run of the server.")
            .client("Repeats an idempotent request a bounded number of times; should not repeat a POST (RFC 9110,"
                    + " section 9.2.2).")
            .symptom(Symptom.RETRY, Symptom.DUPLICATE_POST)
            .tryIt("curl -sS -H 'Connection: close' {/[1-20]?failrate=0.5}", "curl: (52) Empty reply from server")
            .seen("softonic/axios-retry#66: a POST is repeated after any network error")
            .parameters(FAILRATE, SEED, KIND)
            .probe("/?failrate=1")
            .onPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .onGet(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .fault(new DropRandom());

    private final SeededRandom chance = new SeededRandom();

    private DropRandom() {}

    @Override
    public Fault forPort() {
        return new DropRandom();
    }

    @Override
    public void reset() {
        chance.clear();
    }

    private boolean isUnlucky(Request request) {
        return chance.next(request.get(SEED)) < request.get(FAILRATE);
    }

    /** Decides before it sends 100 (Continue), which would be bytes, too. */
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
            wire.respond(request, Response.of(200).json(json -> json.writeBooleanField("success", true)));
        }
    }
}
