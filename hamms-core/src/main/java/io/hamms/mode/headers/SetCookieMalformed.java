package io.hamms.mode.headers;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets a cookie that is malformed. */
public final class SetCookieMalformed extends HttpFault {

    private static final Parameter<Cookie> KIND =
            Parameter.choice("kind", Cookie.EXPIRES, "what is wrong with the cookie");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(88, "set-cookie-malformed", Layer.HEADERS)
            .summary("sets a malformed cookie")
            .wire("200 with `Set-Cookie: hamms=1; Expires=1644852168` and a short text. `kind=empty-name`:"
                    + " `Set-Cookie: =1`; `name-expires`: `Set-Cookie: expires=1`; `domain`: `Set-Cookie: hamms=1;"
                    + " Domain=elsewhere.example`; `long`: a value of 5,000 bytes `a`; `nul`: the value `1`, NUL, `2`;"
                    + " `many`: 1,000 fields, `Set-Cookie: cookie-1=1` and so on.")
            .client("Ignores the attribute, or the cookie, and delivers the response (RFC 6265, sections 5.2 and 5.3)."
                    + " May reject a NUL (RFC 9110, section 5.5) and too many fields (RFC 9110, section 5.4).")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl -i -c - {/}", "Expires=1644852168")
            .seen("dakrone/clj-http#587: an `Expires` that is not a date ends in an exception;"
                    + " simplecrawler/simplecrawler#184: a cookie without a name crashes the client")
            .parameters(KIND)
            .onGet(VerdictClass.MUST_SUCCEED.consensus("RFC 6265, sections 5.2 and 5.3"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=empty-name", VerdictClass.MUST_SUCCEED.consensus("RFC 6265, sections 5.2 and 5.3"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=nul", VerdictClass.REPORT.choice("RFC 9110, section 5.5"))
            .onGet("/?kind=many", VerdictClass.REPORT.choice("RFC 9110, section 5.4"))
            .fault(new SetCookieMalformed());

    private SetCookieMalformed() {}

    private enum Cookie {
        EXPIRES("hamms=1; Expires=1644852168"),
        EMPTY_NAME("=1"),
        NAME_EXPIRES("expires=1"),
        DOMAIN("hamms=1; Domain=elsewhere.example"),
        LONG("hamms=" + "a".repeat(5000)),
        NUL("hamms=1\0" + "2"),
        MANY("");

        private final String value;

        Cookie(String value) {
            this.value = value;
        }
    }

    /** The fields of {@code kind=many}, made at their first use. */
    private static final class Many {

        private static final String LINES = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> line("cookie-" + i + "=1"))
                .collect(Collectors.joining());
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Cookie kind = request.get(KIND);
        String lines = kind == Cookie.MANY ? Many.LINES : line(kind.value);
        wire.send(ResponseText.bytes(ResponseText.withLines(request, lines, "Cookies do not matter.")));
    }

    private static String line(String cookie) {
        return "Set-Cookie: " + cookie + "\r\n";
    }
}
