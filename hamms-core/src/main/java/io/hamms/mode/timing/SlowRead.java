package io.hamms.mode.timing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Reads a request's content slowly, then answers. */
public final class SlowRead extends HttpFault {

    private static final Parameter<Long> BPS = Parameter.count(
            "bps", 16_384, 1, 100_000_000, "how many bytes of the content are read per second; see read-rate");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(184, "slow-read", Layer.TIMING)
            .summary("reads a request's content at 16 KiB/s, then answers 200")
            .wire("Nothing while the content is read, except 100 to a client that waits for it; then 200 with a short"
                    + " text, no sooner than the content takes at this rate. The receive buffer is small, so that the"
                    + " client's sending stalls.")
            .client("Succeeds if its limit for the whole exchange allows it: while it can send, its timeout for reading"
                    + " the response does not run.")
            .symptom(Symptom.FLOW_CONTROL, Symptom.UPLOAD)
            .tryIt("head -c 100000 /dev/zero | curl --max-time 2 -T - {/}", "curl: (28) Operation timed out")
            .seen("square/okhttp#2122: the read timeout expires while the request is still being sent")
            .parameters(BPS)
            .probe("/?bps=67108864")
            .onUpload(VerdictClass.MUST_SUCCEED.consensus())
            .right(200, "HAMMS-END")
            .fault(new SlowRead());

    private SlowRead() {}

    @Override
    protected void onHead(Request request, Wire wire) {
        super.onHead(request, wire);
        wire.readRate(request.get(BPS));
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.respond(
                request,
                Response.of(200)
                        .headers(request.tag())
                        .body("text/plain", Bodies.bytes("All of it, at last." + Bodies.END)));
    }
}
