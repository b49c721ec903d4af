package io.hamms.mode.semantics;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;

/** Fails until a counter's number of requests is reached. */
public final class Retries extends HttpFault {

    private static final Parameter<String> KEY = Parameter.text("key", "default", 100, "the name of the counter");
    private static final Parameter<Long> TRIES =
            Parameter.count("tries", 3, 0, 1_000_000, "which request of a new counter succeeds first");
    private static final Parameter<Integer> STATUS =
            Parameter.integer("status", 500, 400, 599, "the status of the failures");
    private static final Parameter<Failure> KIND = Parameter.choice("kind", Failure.STATUS, "how a request fails");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(12, "retries", Layer.SEMANTICS)
            .summary("answers 500 twice, then 200")
            .wire("500 with `error`, `key`, `success` and `tries_remaining` as JSON, or FIN, or RST; from the 3rd"
                    + " request with the same `key` on, 200. `GET /counters` lists the counters, `POST /counters` sets"
                    + " one, with `key` and `tries` in the query or a form; other content gets 415. The server keeps"
                    + " at most " + RetryCounters.MAX
                    + " counters: a new one replaces the least recently used. The list has the"
                    + " most recently used, at most " + RetryCounters.MAX_LISTED + " and about "
                    + (RetryCounters.MAX_LIST_BYTES >> 10) + " KiB; `left_out` is the number of the others.")
            .client("Repeats an idempotent request a bounded number of times; should not repeat a POST (RFC 9110,"
                    + " section 9.2.2).")
            .symptom(Symptom.RETRY, Symptom.STATUS)
            .tryIt("curl -so /dev/null -w '%{http_code} ' {/[1-3]?key=mine}", "500 500 200")
            .seen("softonic/axios-retry#66: a POST is repeated after any network error")
            .parameters(KEY, TRIES, STATUS, KIND)
            .probe("/?tries=900")
            .onGet(VerdictClass.RETRY_PACING.choice())
            .onPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .fault(new Retries());

    private final RetryCounters counters = new RetryCounters();

    private Retries() {}

    private enum Failure {
        STATUS,
        FIN,
        RST
    }

    @Override
    public Fault forPort() {
        return new Retries();
    }

    @Override
    public void reset() {
        counters.clear();
    }

    @Override
    protected int contentLimit(Request request) {
        return RetryCounters.isAddressedBy(request) ? 4096 : 0;
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        String key = request.get(KEY);
        if (RetryCounters.isAddressedBy(request)) {
            wire.respond(request, counters.answer(request, key, request.get(TRIES)));
            return;
        }
        long left = counters.next(key, request.get(TRIES));
        switch (left <= 0 ? Failure.STATUS : request.get(KIND)) {
            case STATUS -> wire.respond(request, RetryCounters.tryResponse(key, left, request.get(STATUS)));
            case FIN -> wire.fin();
            case RST -> wire.rst();
        }
    }
}
