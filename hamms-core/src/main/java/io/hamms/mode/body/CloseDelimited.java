package io.hamms.mode.body;

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
import io.netty.buffer.ByteBuf;

/** Ends a body with the end of the connection. */
public final class CloseDelimited extends HttpFault {

    private static final String CONTENT = "The end of the connection is the end of this text." + Bodies.END;
    private static final Parameter<Close> END = Parameter.choice("end", Close.FIN, "how the connection ends");
    private static final Parameter<HttpVersion> VERSION =
            Parameter.choice("version", HttpVersion._1_1, "the version in the status line");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(93, "close-delimited", Layer.BODY)
            .summary("ends the body with FIN, without a declared length")
            .wire("200 with `Connection: close` and a short text, without `Content-Length` and"
                    + " `Transfer-Encoding`, then FIN. `end=rst`: RST, 100 ms later; `version=1.0`: `HTTP/1.0` in the"
                    + " status line.")
            .client("FIN: the response is complete (RFC 9112, section 6.3). RST: fails, because the connection ended"
                    + " with an error (RFC 9112, section 8).")
            .symptom(Symptom.TRUNCATION)
            .tryIt("curl {/?end=rst}", "curl: (56) Recv failure: Connection reset by peer")
            .seen("AsyncHttpClient/async-http-client#549: FIN after such a response is an error, \"Remotely Closed\"")
            .parameters(END, VERSION, BodyStatus.STATUS)
            .onGet(VerdictClass.MUST_SUCCEED.consensus("RFC 9112, section 6.3"))
            .right(200, "HAMMS-END")
            .onGet("/?version=1.0", VerdictClass.MUST_SUCCEED.consensus("RFC 9112, section 6.3"))
            .right(200, "HAMMS-END")
            .onGet("/?end=rst", VerdictClass.FAIL_FAST.consensus("RFC 9112, section 8"))
            .fault(new CloseDelimited());

    private CloseDelimited() {}

    private enum HttpVersion {
        _1_1,
        _1_0
    }

    @Override
    public void check(Arguments arguments) {
        BodyStatus.check(arguments);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        ByteBuf head = Http1Encoder.head(BodyStatus.response(request)
                .header("Content-Type", "text/plain")
                .last()
                .headers(request.notes()));
        if (request.get(VERSION) == HttpVersion._1_0) {
            head.setByte("HTTP/1.".length(), '0');
        }
        wire.send(head);
        if (request.isHead()) {
            wire.fin();
            return;
        }
        wire.send(CONTENT);
        request.get(END).on(wire);
    }
}
