package io.hamms.mode.framing;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.mode.part.BodyStatus;
import io.hamms.mode.part.Close;
import io.hamms.mode.part.UnfinishedDocument;

/** Closes in the middle of a body. */
public final class ContentLengthShortClose extends HttpFault {

    private static final Parameter<Close> END = Parameter.choice("end", Close.FIN, "how the connection ends");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(16, "content-length-short-close", Layer.FRAMING)
            .summary("closes in the middle of a body")
            .wire(UnfinishedDocument.WIRE + "FIN or RST.")
            .client("Fails: the message is incomplete (RFC 9112, sections 6.3 and 8).")
            .symptom(Symptom.TRUNCATION)
            .tryIt("curl {/}", "curl: (18) transfer closed with")
            .seen("psf/requests#4956: a short body is returned as complete")
            .parameters(UnfinishedDocument.DECLARED, UnfinishedDocument.SENT, END, BodyStatus.STATUS)
            .onGet(VerdictClass.FAIL_FAST.must("RFC 9112, sections 6.3 and 8"))
            .fault(new ContentLengthShortClose());

    private ContentLengthShortClose() {}

    @Override
    public void check(Arguments arguments) {
        UnfinishedDocument.check(arguments);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (!UnfinishedDocument.begin(request, wire)) {
            return;
        }
        request.get(END).on(wire);
    }
}
