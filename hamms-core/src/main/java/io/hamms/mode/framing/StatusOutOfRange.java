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
import io.netty.buffer.ByteBuf;

/** Answers with a status code that is none. */
public final class StatusOutOfRange extends HttpFault {

    private static final Parameter<String> CODE =
            Parameter.token("code", "999", 100, "the status code as sent; need not be a number");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(87, "status-out-of-range", Layer.FRAMING)
            .summary("answers with the status code 999")
            .wire("`HTTP/1.1 999 OK` CRLF, then the rest of a correct response with a short text. Other codes to try:"
                    + " `0`, `42`, `99`, `099`, `600`, `1000`, `65736` (200 in 16 bits), `-200`, 100 digits.")
            .client("Treats a code outside of 100 to 599 as 5xx (RFC 9110, section 15); fails if it does not have three"
                    + " digits (RFC 9112, section 4).")
            .symptom(Symptom.STATUS, Symptom.HEADER_PARSING)
            .tryIt("curl -i {/}", "HTTP/1.1 999")
            .seen("assaf/zombie#1135: a 999 causes an exception that the program cannot catch")
            .parameters(CODE)
            .onGet(VerdictClass.REPORT.should("RFC 9110, section 15"))
            .onGet("/?code=65736", VerdictClass.REPORT.choice("RFC 9112, section 4"))
            .fault(new StatusOutOfRange());

    private StatusOutOfRange() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        ByteBuf response = Http1Encoder.answer(
                Response.of(200)
                        .body("text/plain", Bodies.bytes("No such status." + Bodies.END))
                        .headers(request.notes()),
                request.head());
        wire.send("HTTP/1.1 " + request.get(CODE)).send(response.skipBytes("HTTP/1.1 200".length()));
    }
}
