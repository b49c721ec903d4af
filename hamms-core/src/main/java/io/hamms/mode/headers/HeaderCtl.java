package io.hamms.mode.headers;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;

/** Sends a control character in the head. */
public final class HeaderCtl extends HttpFault {

    private static final Parameter<Symbol> KIND = Parameter.choice("kind", Symbol.NUL, "the character");
    private static final Parameter<HeadPosition> WHERE =
            Parameter.choice("where", HeadPosition.VALUE, "its place in the head");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(92, "header-ctl", Layer.HEADERS)
            .summary("sends NUL in a field value")
            .wire("200 with `X-Test: va`, NUL, `lue` before the other fields, `Connection: close` and a short text,"
                    + " then FIN. `kind`: another character. `where=name`: between `X-` and `Test`; other places are"
                    + " around and inside of the version, the status code and the reason phrase, around the name, the"
                    + " colon and the value, between CR and LF, and before the empty line.")
            .client("Rejects the response, or replaces NUL, CR and LF with a space; may keep other control characters"
                    + " (RFC 9110, section 5.5; RFC 9112, section 2.2).")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl {/}", "curl: (8) Nul byte in header")
            .seen("dart-lang/sdk#56636: keeps NUL in a value; apple/servicetalk#3022: keeps CR in a value")
            .parameters(KIND, WHERE)
            .onGet(VerdictClass.REPORT.choice("RFC 9110, section 5.5"))
            .onGet("/?kind=cr", VerdictClass.REPORT.choice("RFC 9112, section 2.2"))
            .onGet("/?where=name", VerdictClass.REPORT.choice("RFC 9112, section 5.1"))
            .fault(new HeaderCtl());

    private HeaderCtl() {}

    private enum Symbol {
        NUL("\0"),
        CR("\r"),
        VT("\u000b"),
        FF("\f"),
        LF("\n"),
        HTAB("\t"),
        SP(" "),
        COLON(":");

        private final String character;

        Symbol(String character) {
            this.character = character;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        String response = ResponseText.insert(
                ResponseText.of(request, Response.of(200).last(), "Read with care."), HeadPosition.FIELD);
        wire.send(ResponseText.bytes(request.get(WHERE).insert(request.get(KIND).character, response)))
                .fin();
    }
}
