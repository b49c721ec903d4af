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
import io.hamms.http.Http1Encoder;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.BodyStatus;
import io.hamms.mode.part.Close;

/** Closes a chunked response before its last chunk. */
public final class ChunkedNoTerminator extends HttpFault {

    private static final String TEXT = Bodies.text(300);
    private static final Parameter<Cut> AT = Parameter.choice("at", Cut.BOUNDARY, "where the response ends");
    private static final Parameter<Close> END = Parameter.choice("end", Close.FIN, "how the connection ends");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(55, "chunked-no-terminator", Layer.FRAMING)
            .summary("closes a chunked response before the last chunk")
            .wire("200 with `Transfer-Encoding: chunked` and two of three chunks of 100 bytes, then FIN or RST."
                    + " `at=mid-chunk`: 50 bytes of the third chunk follow; `mid-size`: the first digit of its size."
                    + " HTTP/1.0 clients get chunks, too.")
            .client("Fails: the message is incomplete (RFC 9112, section 8). What it has already delivered is"
                    + " incomplete, too.")
            .symptom(Symptom.TRUNCATION)
            .tryIt("curl {/}", "curl: (18) transfer closed with outstanding read data remaining")
            .seen("xroche/httrack#840: half a page is stored, and cached, as a complete one")
            .parameters(AT, END, BodyStatus.STATUS)
            .onGet(VerdictClass.FAIL_FAST.must("RFC 9112, section 8"))
            .fault(new ChunkedNoTerminator());

    private ChunkedNoTerminator() {}

    private enum Cut {
        BOUNDARY(""),
        MID_CHUNK("64\r\n" + TEXT.substring(200, 250)),
        MID_SIZE("6");

        private final String rest;

        Cut(String rest) {
            this.rest = rest;
        }
    }

    @Override
    public void check(Arguments arguments) {
        BodyStatus.check(arguments);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Http1Encoder.head(BodyStatus.response(request)
                .header("Content-Type", "text/plain")
                .header("Transfer-Encoding", "chunked")
                .headers(request.notes())));
        if (request.isHead()) {
            return;
        }
        wire.send(Bodies.chunk(TEXT.substring(0, 100)) + Bodies.chunk(TEXT.substring(100, 200)) + request.get(AT).rest);
        request.get(END).on(wire);
    }
}
