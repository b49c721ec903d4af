package io.hamms.mode.headers;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;

/** Sends a line in the head that is no field of its own. */
public final class HeaderFoldOrNoColon extends HttpFault {

    private static final Parameter<Line> KIND = Parameter.choice("kind", Line.FOLD, "what is wrong with the lines");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(91, "header-fold-or-no-colon", Layer.HEADERS)
            .summary("continues a field value on a second line")
            .wire("200 with `X-Test: one` CRLF, a space and `two` CRLF before the other fields, and a short text."
                    + " `kind=leading-space`: a space and `X-Test: one` CRLF, after the status line; `no-colon`:"
                    + " `X-Test one` CRLF; `bare-lf`: a correct head, each of whose lines ends with LF alone.")
            .client("Replaces the fold with a space (RFC 9112, section 5.2). Rejects the response or ignores the line"
                    + " if a space follows the status line; may treat LF as the end of a line (RFC 9112,"
                    + " section 2.2).")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl -i {/}", "X-Test: one")
            .seen("snoyberg/http-client#398: a line without a colon ends in an exception")
            .parameters(KIND)
            .onGet(VerdictClass.MUST_SUCCEED.must("RFC 9112, section 5.2"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=leading-space", VerdictClass.REPORT.choice("RFC 9112, section 2.2"))
            .onGet("/?kind=no-colon", VerdictClass.REPORT.choice("RFC 9112, section 5"))
            .onGet("/?kind=bare-lf", VerdictClass.REPORT.choice("RFC 9112, section 2.2"))
            .fault(new HeaderFoldOrNoColon());

    private HeaderFoldOrNoColon() {}

    private enum Line {
        FOLD("X-Test: one\r\n two\r\n"),
        LEADING_SPACE(" X-Test: one\r\n"),
        NO_COLON("X-Test one\r\n"),
        BARE_LF("");

        private final String sent;

        Line(String sent) {
            this.sent = sent;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Line kind = request.get(KIND);
        String response = ResponseText.withLines(request, kind.sent, "Lines end with CRLF.");
        wire.send(ResponseText.bytes(kind == Line.BARE_LF ? response.replace("\r\n", "\n") : response));
    }
}
