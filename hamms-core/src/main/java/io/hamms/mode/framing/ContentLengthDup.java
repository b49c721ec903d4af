package io.hamms.mode.framing;

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
import io.hamms.mode.part.Bodies;

/** Declares the length of a body twice. */
public final class ContentLengthDup extends HttpFault {

    private static final String TEXT = "Counted twice." + Bodies.END;
    private static final Parameter<Lengths> KIND =
            Parameter.choice("kind", Lengths.LINES, "how the lengths are declared, and whether they differ");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(82, "content-length-dup", Layer.FRAMING)
            .summary("declares two lengths for one body")
            .wire("200 with `Content-Length: 5`, `Content-Length: 25` and a text of 25 bytes. `kind=list`: one field"
                    + " `Content-Length: 5, 25`; `same-lines`: `Content-Length: 25` twice; `same-list`: one field"
                    + " `Content-Length: 25, 25`. The connection stays open.")
            .client("Fails if the values differ: the length is not known (RFC 9112, section 6.3). Treats equal values"
                    + " as one, or fails (RFC 9110, section 8.6).")
            .symptom(Symptom.FRAMING, Symptom.DESYNC)
            .tryIt("curl -i {/}", "Content-Length: 5")
            .seen("lode-luau/LodeRuntime#110: the first of two different values counts")
            .parameters(KIND)
            .onGet(VerdictClass.FAIL_FAST.must("RFC 9112, section 6.3"))
            .onGet("/?kind=list", VerdictClass.FAIL_FAST.must("RFC 9112, section 6.3"))
            .onGet("/?kind=same-lines", VerdictClass.MUST_SUCCEED.choice("RFC 9110, section 8.6"))
            .right(200, "Counted twice.")
            .fault(new ContentLengthDup());

    private ContentLengthDup() {}

    private enum Lengths {
        LINES,
        LIST,
        SAME_LINES,
        SAME_LIST
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Response response = Response.of(200).header("Content-Type", "text/plain");
        switch (request.get(KIND)) {
            case LINES -> response.header("Content-Length", "5").header("Content-Length", "25");
            case LIST -> response.header("Content-Length", "5, 25");
            case SAME_LINES -> response.header("Content-Length", "25").header("Content-Length", "25");
            case SAME_LIST -> response.header("Content-Length", "25, 25");
        }
        wire.send(Http1Encoder.head(response.headers(request.notes())));
        if (!request.isHead()) {
            wire.send(TEXT);
        }
    }
}
