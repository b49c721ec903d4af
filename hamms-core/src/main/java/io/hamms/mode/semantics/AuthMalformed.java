package io.hamms.mode.semantics;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Answers 401 with a challenge that is missing, malformed or unknown. */
public final class AuthMalformed extends HttpFault {

    private static final Parameter<Challenge> KIND =
            Parameter.choice("kind", Challenge.NONE, "the content of WWW-Authenticate");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(181, "auth-malformed", Layer.SEMANTICS)
            .summary("answers 401 without a challenge, or with a malformed one")
            .wire("401 without `WWW-Authenticate`; with `kind=space`: `Basic realm =\"hamms\"`; with `kind=unknown`:"
                    + " `Hamms token=\"1\"`; with `kind=many`: `Hamms, Basic realm=\"a\", Digest realm=\"b\","
                    + " nonce=\"1\", Bearer` in one field; with `kind=unclosed`: `Basic realm=\"hamms`; with"
                    + " `kind=empty`: an empty field.")
            .client("Returns the 401, or authenticates by a challenge that it understands; never loops or crashes (RFC"
                    + " 9110, section 15.5.2).")
            .symptom(Symptom.AUTHENTICATION, Symptom.HEADER_PARSING)
            .tryIt("curl -i --anyauth -u me:secret {/}", "HTTP/1.1 401 Unauthorized")
            .seen("sparklemotion/mechanize#450: a space before the equals sign leads to an infinite loop")
            .parameters(KIND)
            .onGet("/", VerdictClass.REPORT.consensus("RFC 9110, section 15.5.2"))
            .onGet("/?kind=space", VerdictClass.REPORT.consensus("RFC 9110, section 15.5.2"))
            .onGet("/?kind=many", VerdictClass.REPORT.consensus("RFC 9110, section 15.5.2"))
            .fault(new AuthMalformed());

    private AuthMalformed() {}

    private enum Challenge {
        NONE(""),
        SPACE("Basic realm =\"hamms\""),
        UNKNOWN("Hamms token=\"1\""),
        MANY("Hamms, Basic realm=\"a\", Digest realm=\"b\", nonce=\"1\", Bearer"),
        UNCLOSED("Basic realm=\"hamms"),
        EMPTY("");

        private final String value;

        Challenge(String value) {
            this.value = value;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Challenge kind = request.get(KIND);
        Response response = Response.of(401).headers(request.tag());
        if (kind != Challenge.NONE) {
            response.header("WWW-Authenticate", kind.value);
        }
        wire.respond(request, response.body("text/plain", Bodies.bytes("Who are you?" + Bodies.END)));
    }
}
