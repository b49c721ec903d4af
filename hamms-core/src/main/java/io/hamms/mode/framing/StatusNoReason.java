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

/** Answers correctly except for the reason phrase. */
public final class StatusNoReason extends HttpFault {

    private static final Parameter<ReasonPhrase> KIND =
            Parameter.choice("kind", ReasonPhrase.NONE, "what follows the status code");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(51, "status-no-reason", Layer.FRAMING)
            .summary("answers with a status line without a reason phrase")
            .wire("`HTTP/1.1 200` CRLF, then the rest of a correct response with a short text. `kind=sp`: a space"
                    + " before the CRLF, as the grammar requires; `long`: a reason phrase of 8,000 bytes; `utf8`: one"
                    + " with characters outside ASCII.")
            .client("Succeeds: ignores the reason phrase (RFC 9112, section 4).")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl -si {/} | head -1 | od -c", "2   0   0  \\r  \\n")
            .seen("cmullaparthi/ibrowse#16: crashes on a status line without a reason phrase")
            .parameters(KIND)
            .onGet(VerdictClass.MUST_SUCCEED.consensus("RFC 9112, section 4"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=utf8", VerdictClass.MUST_SUCCEED.should("RFC 9112, section 4"))
            .right(200, "HAMMS-END")
            .fault(new StatusNoReason());

    private StatusNoReason() {}

    private enum ReasonPhrase {
        NONE(""),
        SP(" "),
        LONG(" " + "really ".repeat(1142) + "fine!!"),
        UTF8(" Schön ☃");

        private final String afterCode;

        ReasonPhrase(String afterCode) {
            this.afterCode = afterCode;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        ByteBuf response = Http1Encoder.answer(
                Response.of(200)
                        .body("text/plain", Bodies.bytes("The reason does not matter." + Bodies.END))
                        .headers(request.notes()),
                request.head());
        response.skipBytes(response.bytesBefore((byte) '\r'));
        wire.send("HTTP/1.1 200" + request.get(KIND).afterCode).send(response);
    }
}
