package io.hamms.mode.timing;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.mode.part.BodyStatus;
import io.hamms.mode.part.UnfinishedDocument;

/** Stops sending in the middle of a body. */
public final class BodyStall extends HttpFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(15, "body-stall", Layer.TIMING)
            .summary("stops sending in the middle of a body")
            .wire(UnfinishedDocument.WIRE + "nothing. The connection is held.")
            .client("Applies a time limit to reading the body, too, and closes the connection when it gives up.")
            .symptom(Symptom.READ_TIMEOUT)
            .tryIt("curl -i --max-time 1 {/}", "curl: (28) Operation timed out")
            .seen("com-lihaoyi/requests-scala#229: the read timeout covers only the head, and the client waits for the"
                    + " body for ever")
            .parameters(UnfinishedDocument.DECLARED, UnfinishedDocument.SENT, BodyStatus.STATUS)
            .onGet(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new BodyStall());

    private BodyStall() {}

    @Override
    public void check(Arguments arguments) {
        UnfinishedDocument.check(arguments);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (UnfinishedDocument.begin(request, wire)) {
            wire.hold();
        }
    }
}
