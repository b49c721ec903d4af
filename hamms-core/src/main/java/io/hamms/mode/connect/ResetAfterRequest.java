package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Offset;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import java.util.List;

/** Reads a request and resets the connection without a response. */
public final class ResetAfterRequest extends HttpFault {

    private static final Parameter<List<Offset>> AFTER = Parameter.requestOffset(
            "after",
            "how much of the request is read before RST; without it, all; an offset in the head means the end of the"
                    + " head");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(74, "reset-after-request", Layer.CONNECT)
            .summary("reads the whole request, then resets without a response")
            .wire("No bytes except 100 to a client that waits for it. RST after the whole request; with `after=head`"
                    + " after its head; with `after=body+1000` after 1000 bytes of its content, or all of it if that is"
                    + " less.")
            .client("Fails: the server may have processed the request. May repeat an idempotent request on a new"
                    + " connection; should not repeat a POST (RFC 9110, section 9.2.2).")
            .symptom(Symptom.DUPLICATE_POST, Symptom.NO_RESPONSE)
            .tryIt("curl {/}", "curl: (56) Recv failure: Connection reset by peer")
            .seen("FGRibreau/node-request-retry#145: a POST is sent again after a reset, though the server has"
                    + " processed it")
            .parameters(AFTER)
            .onPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .onGet(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .fault(new ResetAfterRequest());

    private ResetAfterRequest() {}

    /** Sends 100 (Continue) only to a client whose content is read. */
    @Override
    protected void onHead(Request request, Wire wire) {
        List<Offset> after = request.get(AFTER);
        if (after.isEmpty() || !after.get(0).equals(Offset.HEAD)) {
            super.onHead(request, wire);
        }
    }

    @Override
    protected boolean actsOnHead(Request request) {
        return !request.get(AFTER).isEmpty();
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        request.get(AFTER).forEach(wire::awaitRequest);
        wire.rst();
    }
}
