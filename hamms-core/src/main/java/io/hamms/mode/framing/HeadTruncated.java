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
import io.netty.buffer.ByteBuf;

/** Ends a response within its head. */
public final class HeadTruncated extends HttpFault {

    private static final Parameter<Cut> AT = Parameter.choice("at", Cut.FIELD, "where the head ends");
    private static final Parameter<Closing> END = Parameter.choice("end", Closing.FIN, "what follows");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(85, "head-truncated", Layer.FRAMING)
            .summary("closes in the middle of a response head")
            .wire("The head of a 200 with `Connection: close` and `Content-Type: text/plain`, up to `text/pl`, then"
                    + " FIN, or nothing. `at=line`: only `HTTP/1.1 20`; `blank`: all field lines, but not the empty"
                    + " line that ends the head.")
            .client("Fails: even the head of the response is incomplete (RFC 9112, section 8).")
            .symptom(Symptom.TRUNCATION, Symptom.HEADER_PARSING)
            .tryIt("curl {/?at=line}", "curl: (52) Empty reply from server")
            .seen("mnot/redbot#187: waits for its time limit, although the server has closed the connection")
            .parameters(AT, END)
            .onGet(VerdictClass.FAIL_FAST.must("RFC 9112, section 8"))
            .onGet("/?at=blank", VerdictClass.FAIL_FAST.must("RFC 9112, section 8"))
            .onGet("/?end=hold", VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new HeadTruncated());

    private HeadTruncated() {}

    private enum Cut {
        LINE,
        FIELD,
        BLANK
    }

    private enum Closing {
        FIN,
        HOLD
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Response response = Response.of(200).headers(request.notes()).last();
        ByteBuf head = Http1Encoder.head(response.header("Content-Type", "text/plain"));
        int length =
                switch (request.get(AT)) {
                    case LINE -> "HTTP/1.1 20".length();
                    case FIELD -> head.readableBytes() - "ain\r\n\r\n".length();
                    case BLANK -> head.readableBytes() - "\r\n".length();
                };
        wire.send(head.writerIndex(length));
        if (request.get(END) == Closing.FIN) {
            wire.fin();
        } else {
            wire.hold();
        }
    }
}
