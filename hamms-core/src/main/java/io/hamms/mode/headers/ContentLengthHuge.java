package io.hamms.mode.headers;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;

/** Declares a body that fits in no memory. */
public final class ContentLengthHuge extends HttpFault {

    private static final Parameter<String> VALUE = Parameter.token(
            "value", "9223372036854775807", 100, "the value of Content-Length; any number, or any text");
    private static final Parameter<Closing> END = Parameter.choice("end", Closing.HOLD, "what follows the 10 bytes");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(56, "content-length-huge", Layer.HEADERS)
            .summary("declares a body of 2^63 - 1 bytes")
            .wire("200 with `Content-Length: 9223372036854775807` and the 10 bytes `0123456789`. The connection is"
                    + " held, or FIN ends it.")
            .client("Allocates no memory in advance; does not reduce a length that it cannot represent to a smaller"
                    + " one (RFC 9110, section 8.6).")
            .symptom(Symptom.SIZE_LIMIT, Symptom.MEMORY)
            .tryIt("curl --max-time 1 {/}", "out of 9223372036854775807 bytes received")
            .seen("apache/httpcomponents-core#52: allocates memory for the whole length and runs out of it")
            .parameters(VALUE, END)
            .onGet(VerdictClass.BOUNDED_RESOURCES.must("RFC 9110, section 8.6"))
            .fault(new ContentLengthHuge());

    private ContentLengthHuge() {}

    private enum Closing {
        HOLD,
        FIN
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Http1Encoder.head(Response.of(200)
                .header("Content-Type", "text/plain")
                .header("Content-Length", request.get(VALUE))
                .headers(request.notes())));
        if (request.isHead()) {
            return;
        }
        wire.send("0123456789");
        if (request.get(END) == Closing.HOLD) {
            wire.hold();
        } else {
            wire.fin();
        }
    }
}
