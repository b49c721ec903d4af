package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;

/** Closes without a response on every n-th request. */
public final class DropEvery extends HttpFault {

    /** At the 10th request, the 20th, and so on. */
    public static final FailureMode TENTH = mode(22, 10);

    /** At the 100th request, the 200th, and so on. */
    public static final FailureMode HUNDREDTH = mode(23, 100);

    private final int interval;

    private DropEvery(int interval) {
        this.interval = interval;
    }

    private static FailureMode mode(int offset, int interval) {
        return FailureMode.at(offset, "drop-1-in-" + interval, Layer.CONNECT)
                .summary("closes on every " + interval + "th request without sending a byte")
                .wire("On every " + interval
                        + "th request to the port, counted over all connections, FIN and no bytes; else 200 with"
                        + " `{\"success\":true}` and the request's number as `X-Hamms-Seq`.")
                .client("Repeats an idempotent request once, and this succeeds; should not repeat a POST (RFC 9110,"
                        + " section 9.2.2).")
                .symptom(Symptom.RETRY, Symptom.DUPLICATE_POST)
                .tryIt("curl -sS -H 'Connection: close' {/[1-" + interval + "]}", "curl: (52) Empty reply from server")
                .seen("nahi/httpclient#142: a POST is sent twice after the server closed")
                .onPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
                .onGet(VerdictClass.RETRY_SAFETY.choice("RFC 9110, section 9.2.2"))
                .fault(new DropEvery(interval));
    }

    /** Returns at which of its requests, and its multiples, the port closes. */
    public int interval() {
        return interval;
    }

    private boolean isDue(Request request) {
        return request.sequence() % interval == 0;
    }

    /** Closes before it sends 100 (Continue), which would be bytes, too. */
    @Override
    protected void onHead(Request request, Wire wire) {
        if (request.expectsContinue() && isDue(request)) {
            wire.fin();
        } else {
            super.onHead(request, wire);
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (isDue(request)) {
            wire.fin();
        } else {
            wire.respond(
                    request,
                    Response.of(200).headers(request.tag()).json(json -> json.writeBooleanField("success", true)));
        }
    }
}
