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

/** Frames one body in two contradictory ways. */
public final class TeAndCl extends HttpFault {

    private static final Parameter<Long> CL =
            Parameter.count("cl", 3, 0, Long.MAX_VALUE, "the value of Content-Length");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(54, "te-and-cl", Layer.FRAMING)
            .summary("sends Transfer-Encoding and a wrong Content-Length")
            .wire("200 with `Transfer-Encoding: chunked`, `Content-Length: 3` and a short text in one chunk."
                    + " `X-Hamms-Seq` and `X-Hamms-Path` identify the request. The connection stays open. HTTP/1.0"
                    + " clients get chunks, too.")
            .client("Reads the chunks or fails; never uses `Content-Length`, and closes the connection afterwards (RFC"
                    + " 9112, sections 6.1 and 6.3).")
            .symptom(Symptom.FRAMING, Symptom.DESYNC)
            .tryIt("curl -i {/}", "Content-Length: 3")
            .seen("nodejs/node#7136: rejects the response, so servers that send both cannot be used")
            .parameters(CL)
            .onTwoRequests(VerdictClass.NO_DESYNC.must("RFC 9112, section 6.3"))
            .right(200, "Framed twice.")
            .fault(new TeAndCl());

    private TeAndCl() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Http1Encoder.head(Response.of(200)
                .headers(request.tag())
                .header("Content-Type", "text/plain")
                .header("Transfer-Encoding", "chunked")
                .header("Content-Length", Long.toString(request.get(CL)))
                .headers(request.notes())));
        if (!request.isHead()) {
            wire.send(Bodies.chunk("Framed twice." + Bodies.END) + Bodies.LAST_CHUNK);
        }
    }
}
