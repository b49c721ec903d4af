package io.hamms.mode.timing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Request;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.mode.part.UnfinishedDocument;

/** Falls silent in the middle of a body. */
public final class BodyStall extends HttpFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(15, "body-stall", Layer.TIMING)
            .summary("stops in the middle of a body, for ever")
            .wire(UnfinishedDocument.WIRE + "nothing. The connection is held.")
            .client("Bounds the reading of the body, too, and closes the connection when it gives up.")
            .seen("com-lihaoyi/requests-scala#229: its read timeout ends with the head, and the body is awaited for"
                    + " ever")
            .parameters(UnfinishedDocument.DECLARED, UnfinishedDocument.SENT)
            .example("/?sent=2299")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new BodyStall());

    private BodyStall() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (UnfinishedDocument.begin(request, wire)) {
            wire.hold();
        }
    }
}
