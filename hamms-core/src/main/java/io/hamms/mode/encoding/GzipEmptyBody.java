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

/** Declares a content coding for an empty body. */
public final class GzipEmptyBody extends HttpFault {

    private static final Parameter<Empty> STATUS = Parameter.choice("status", Empty._204, "the status");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(60, "gzip-empty-body", Layer.ENCODING)
            .summary("sends Content-Encoding: gzip without a body")
            .wire("204 with `Content-Encoding: gzip` and no body. `status=304`: the same; `200`: with `Content-Length:"
                    + " 0`.")
            .client("Succeeds: without a body there is nothing to decode (RFC 9110, section 6.4.1; RFC 9112, section"
                    + " 6.3).")
            .symptom(Symptom.ENCODING)
            .tryIt("curl -i --compressed {/}", "Content-Encoding: gzip")
            .seen("kittinunf/fuel#694: a 204 with `Content-Encoding: gzip` ends in an EOFException")
            .parameters(STATUS)
            .needs(Need.DECODING)
            .onGet(VerdictClass.MUST_SUCCEED.must("RFC 9112, section 6.3"))
            .right(204, "")
            .onGet("/?status=200", VerdictClass.MUST_SUCCEED.choice("RFC 9110, section 8.4.1.3"))
            .right(200, "")
            .fault(new GzipEmptyBody());

    private GzipEmptyBody() {}

    private enum Empty {
        _204(204),
        _304(304),
        _200(200);

        private final int code;

        Empty(int code) {
            this.code = code;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.respond(request, Response.of(request.get(STATUS).code).header("Content-Encoding", "gzip"));
    }
}
