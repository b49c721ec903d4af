package io.hamms.mode.timing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Json;
import io.hamms.http.Response;
import java.time.Duration;

/** Delays a correct response. */
public final class Sleep extends HttpFault {

    private static final Parameter<Duration> SLEEP =
            Parameter.seconds("sleep", 5, 86_400, "the time before the" + " response");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(8, "sleep", Layer.TIMING)
            .summary("answers 200 after a delay")
            .wire("Nothing for `sleep` seconds, then 200 with the request's header fields as a JSON object.")
            .client("Succeeds if `sleep` is shorter than its timeout; else gives up when the timeout expires and"
                    + " closes the connection.")
            .symptom(Symptom.READ_TIMEOUT)
            .tryIt("curl --max-time 1 {/?sleep=5}", "curl: (28) Operation timed out")
            .parameters(SLEEP)
            .probe("/?sleep=60")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus())
            .onGet("/?sleep=0.5", VerdictClass.MUST_SUCCEED.consensus())
            .right(200, "{")
            .fault(new Sleep());

    private Sleep() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        Response response = Response.of(200).json(json -> Json.writeHeaders(json, request.headers()));
        wire.pause(request.get(SLEEP)).respond(request, response);
    }
}
