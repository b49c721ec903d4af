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

/** Asks for credentials for ever. */
public final class AuthLoop extends HttpFault {

    private static final Parameter<Scheme> SCHEME =
            Parameter.choice("scheme", Scheme.DIGEST, "the scheme of the challenge");
    private static final Parameter<Boolean> STALE =
            Parameter.flag("stale", true, "whether the Digest challenge has stale=true: only the nonce was wrong");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(180, "auth-loop", Layer.SEMANTICS)
            .summary("answers 401 whatever the credentials")
            .wire("401 with `WWW-Authenticate: Digest realm=\"hamms\", qop=\"auth\", algorithm=SHA-256, nonce=\"{16"
                    + " digits}\"`, whose nonce is new in each response; `, stale=true` follows if the request had an"
                    + " `Authorization`. With `scheme=basic`: `Basic realm=\"hamms\"`; with `scheme=bearer`: `Bearer"
                    + " realm=\"hamms\"`, then `, error=\"invalid_token\"` if the request had an `Authorization`.")
            .client("Returns the 401 after one attempt with the same credentials, or a few with new nonces (RFC 9110,"
                    + " section 15.5.2).")
            .symptom(Symptom.AUTHENTICATION)
            .tryIt("curl -i --anyauth -u me:secret {/}", "HTTP/1.1 401 Unauthorized")
            .seen("cloudant/swift-cloudant#135: a 401 leads to an infinite loop")
            .parameters(SCHEME, STALE)
            .onGet(VerdictClass.RETRY_PACING.should("RFC 9110, section 15.5.2"))
            .onGet("/?scheme=basic", VerdictClass.RETRY_PACING.should("RFC 9110, section 15.5.2"))
            .fault(new AuthLoop());

    /** An odd number, by which different requests get different nonces. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private AuthLoop() {}

    private enum Scheme {
        BASIC,
        BEARER,
        DIGEST
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        boolean isRepeated = request.headers().get("Authorization") != null;
        String challenge =
                switch (request.get(SCHEME)) {
                    case BASIC -> "Basic realm=\"hamms\"";
                    case BEARER -> "Bearer realm=\"hamms\"" + (isRepeated ? ", error=\"invalid_token\"" : "");
                    case DIGEST ->
                        digest(request.sequence()) + (isRepeated && request.get(STALE) ? ", stale=true" : "");
                };
        Response response = Response.of(401).headers(request.tag()).header("WWW-Authenticate", challenge);
        wire.respond(request, response.body("text/plain", Bodies.bytes("Who are you?" + Bodies.END)));
    }

    private static String digest(long sequence) {
        return "Digest realm=\"hamms\", qop=\"auth\", algorithm=SHA-256, nonce=\"%016x\"".formatted(sequence * SPREAD);
    }
}
