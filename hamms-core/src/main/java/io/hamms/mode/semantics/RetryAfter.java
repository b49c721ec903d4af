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
import io.hamms.handler.LastUsed;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Asks the client to retry later before it succeeds. */
public final class RetryAfter extends HttpFault {

    private static final int MAX_KEYS = 10_000;

    private static final Parameter<String> VALUE = Parameter.fieldValue(
            "value", "1", 100, "the value of Retry-After: seconds, a date, a number too large, or any text");
    private static final Parameter<Integer> TIMES =
            Parameter.integer("times", 1, 0, 1_000_000, "how many requests with the same key are rejected");
    private static final Parameter<String> KEY = Parameter.text("key", "default", 100, "the name of the counter");
    private static final Parameter<RefusalStatus> STATUS =
            Parameter.choice("status", RefusalStatus._429, "the status of a rejection");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(67, "retry-after", Layer.SEMANTICS)
            .summary("answers 429 with Retry-After, then 200")
            .wire("429 with `Retry-After: 1`, then 200 to the next request with the same `key`, then 429 again, and so"
                    + " on. The server keeps 10,000 keys: a new one replaces the least recently used.")
            .client("Waits for that time, or for its own limit if that is shorter; ignores a value that is neither a"
                    + " number nor a date (RFC 9110, section 10.2.3). Does not crash, and does not retry at once.")
            .symptom(Symptom.RETRY, Symptom.STATUS)
            .tryIt("curl -i {/[1-2]}", "Retry-After: 1")
            .seen("urllib3/urllib3#3743: a number too large for the clock ends in an OverflowError")
            .parameters(VALUE, TIMES, KEY, STATUS)
            .probe("/?times=1000000")
            .onGet("/", VerdictClass.RETRY_PACING.consensus("RFC 9110, section 10.2.3"))
            .onGet("/?value=9223372036854775808", VerdictClass.REPORT.consensus("RFC 9110, section 10.2.3"))
            .fault(new RetryAfter());

    private final LastUsed<String, Integer> rejections = new LastUsed<>(MAX_KEYS);

    private RetryAfter() {}

    private enum RefusalStatus {
        _429(429),
        _503(503);

        private final int code;

        RefusalStatus(int code) {
            this.code = code;
        }
    }

    @Override
    public Fault forPort() {
        return new RetryAfter();
    }

    @Override
    public void reset() {
        rejections.clear();
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        int times = request.get(TIMES);
        int count = rejections.update(request.get(KEY), 0, before -> before >= times ? 0 : before + 1);
        boolean isTurn = count == 0;
        Response response = Response.of(isTurn ? 200 : request.get(STATUS).code).headers(request.tag());
        if (!isTurn) {
            response.header("Retry-After", request.get(VALUE));
        }
        String text = isTurn ? "It is your turn." : "Not yet.";
        wire.respond(request, response.body("text/plain", Bodies.bytes(text + Bodies.END)));
    }
}
