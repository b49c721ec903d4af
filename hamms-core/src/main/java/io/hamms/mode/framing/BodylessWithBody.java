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

/** Sends a body with a response that cannot have one. */
public final class BodylessWithBody extends HttpFault {

    private static final Parameter<NoBody> STATUS =
            Parameter.choice("status", NoBody._204, "the status, except for HEAD");
    private static final Parameter<BodyFraming> KIND =
            Parameter.choice("kind", BodyFraming.CL, "how the body is framed");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(52, "bodyless-with-body", Layer.FRAMING)
            .summary("sends a body with a response that cannot have one")
            .wire("204 or 304, or 200 to a HEAD request, with `Content-Length: 5` and the 5 bytes `stray`;"
                    + " `kind=chunked`: `Transfer-Encoding: chunked` and `0` CRLF CRLF. `X-Hamms-Seq` and"
                    + " `X-Hamms-Path` identify the request. The connection stays open. HTTP/1.0 clients get chunks,"
                    + " too.")
            .client("The message ends with the empty line after the head (RFC 9112, section 6.3). Does not treat what"
                    + " follows as the response to the next request: closes the connection.")
            .symptom(Symptom.DESYNC, Symptom.FRAMING)
            .tryIt("printf 'GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' | curl -sS --max-time 1 telnet://{}", "stray")
            .seen("benoitc/hackney#434: the request after a 204 with `Content-Length: 4` fails;"
                    + " e2guardian/e2guardian#136: the unread body of a 304 corrupts what a proxy sends")
            .parameters(STATUS, KIND)
            .onTwoRequests(VerdictClass.NO_DESYNC.must("RFC 9112, section 6.3"))
            .right(204, "")
            .fault(new BodylessWithBody());

    private BodylessWithBody() {}

    private enum NoBody {
        _204(204),
        _304(304);

        private final int code;

        NoBody(int code) {
            this.code = code;
        }
    }

    private enum BodyFraming {
        CL,
        CHUNKED
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        boolean isHead = request.isHead();
        Response response = Response.of(isHead ? 200 : request.get(STATUS).code).headers(request.tag());
        if (request.get(KIND) == BodyFraming.CL) {
            wire.send(Http1Encoder.head(response.header("Content-Length", "5").headers(request.notes())))
                    .send("stray");
        } else {
            wire.send(Http1Encoder.head(
                            response.header("Transfer-Encoding", "chunked").headers(request.notes())))
                    .send(Bodies.LAST_CHUNK);
        }
    }
}
