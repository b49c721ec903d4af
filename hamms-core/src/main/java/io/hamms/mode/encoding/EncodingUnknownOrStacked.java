package io.hamms.mode.encoding;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;

/** Names a content coding that does not exist, that was not requested, or many of them. */
public final class EncodingUnknownOrStacked extends HttpFault {

    private static final Parameter<Coding> KIND = Parameter.choice("kind", Coding.UNKNOWN, "the content coding");
    private static final Parameter<String> VALUE =
            Parameter.fieldValue("value", "none", 100, "the value of Content-Encoding for `kind=unknown`");
    private static final Parameter<Integer> DEPTH =
            Parameter.integer("depth", 100, 1, RareCodings.MAX_DEPTH, "how many codings `kind=stacked` has");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(103, "encoding-unknown-or-stacked", Layer.ENCODING)
            .summary("names a content coding that does not exist")
            .wire("200 with `Content-Encoding: none`, a `Content-Length` and a short text that is not encoded;"
                    + " `value=utf-8` is common, too. `kind=x-gzip`: `x-gzip` and a gzip stream; `br`: `br` and a"
                    + " brotli stream (RFC 7932), whatever the request accepts; `stacked`: `gzip, gzip, ...`, 100"
                    + " times, and the text encoded as often.")
            .client("Delivers the bytes as they are, with the label, or fails: it never treats them as decoded (RFC"
                    + " 9110, section 8.4). `x-gzip` is `gzip` (RFC 9110, section 8.4.1.3). Limits the number"
                    + " of codings.")
            .symptom(Symptom.ENCODING)
            .tryIt("curl --compressed {/?value=utf-8}", "curl: (61) Unrecognized content encoding type")
            .seen("apify/crawlee#976: `none` is an error; yhirose/cpp-httplib#2518: so is `UTF-8`;"
                    + " notatallshaw/nab#591: a body labelled `x-gzip` is returned undecoded")
            .parameters(KIND, VALUE, DEPTH)
            .needs(Need.DECODING)
            .onGet(VerdictClass.REPORT.choice("RFC 9110, section 8.4"))
            .onGet("/?kind=x-gzip", VerdictClass.MUST_SUCCEED.should("RFC 9110, section 8.4.1.3"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=br", VerdictClass.REPORT.choice("RFC 9110, section 12.5.3"))
            .onGet("/?kind=stacked", VerdictClass.REPORT.choice("RFC 9110, section 8.4"))
            .fault(new EncodingUnknownOrStacked());

    private EncodingUnknownOrStacked() {}

    private enum Coding {
        UNKNOWN,
        X_GZIP,
        BR,
        STACKED
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        int depth = request.get(DEPTH);
        Response response = Response.of(200);
        switch (request.get(KIND)) {
            case UNKNOWN -> encoded(response, request.get(VALUE), RareCodings.PLAIN);
            case X_GZIP -> encoded(response, "x-gzip", RareCodings.gzip(1));
            case BR -> encoded(response, "br", RareCodings.BROTLI);
            case STACKED -> encoded(response, "gzip" + ", gzip".repeat(depth - 1), RareCodings.gzip(depth));
        }
        wire.respond(request, response);
    }

    private static void encoded(Response response, String coding, byte[] body) {
        response.header("Content-Encoding", coding).body("text/plain", body);
    }
}
