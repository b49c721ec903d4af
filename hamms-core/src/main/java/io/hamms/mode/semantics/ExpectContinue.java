package io.hamms.mode.semantics;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Does not send 100 (Continue) to a client that waits for it, or sends it twice. */
public final class ExpectContinue extends HttpFault {

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private static final Parameter<ExpectationResponse> KIND =
            Parameter.choice("kind", ExpectationResponse.IGNORE, "the response to Expect: 100-continue");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(68, "expect-continue", Layer.SEMANTICS)
            .summary("never sends the 100 that a client waits for")
            .wire("To `Expect: 100-continue`: nothing until the content has arrived, then 200. With `kind=417`, before"
                    + " the content: 417 and FIN; with `kind=close`: 401, `Connection: close` and FIN; with"
                    + " `kind=double`: 100 twice, then 200 after the content; with `kind=final`: 200, and the"
                    + " connection stays open and the next bytes are read as the content. To other requests: 200.")
            .client("Does not wait for ever; accepts a final status as the response; sends no further request on that"
                    + " connection before the content (RFC 9110, section 10.1.1).")
            .symptom(Symptom.UPLOAD)
            .tryIt(
                    "curl --max-time 1 --expect100-timeout 9 -H 'Expect: 100-continue' -d hello {/}",
                    "curl: (28) Operation timed out")
            .seen("openjdk/jdk#9093: hangs on 417; openjdk/jdk#20525: waits for a 100 that never comes")
            .parameters(KIND)
            .needs(Need.EXPECT)
            .onUpload(VerdictClass.MUST_SUCCEED.should("RFC 9110, section 10.1.1"))
            .right(200, "HAMMS-END")
            .onUpload("/?kind=417", VerdictClass.REPORT.should("RFC 9110, section 10.1.1"))
            .fault(new ExpectContinue());

    private ExpectContinue() {}

    private enum ExpectationResponse {
        IGNORE(false),
        _417(true),
        CLOSE(true),
        DOUBLE(false),
        FINAL(true);

        /** Whether it is a final response, before the content. */
        private final boolean isFinal;

        ExpectationResponse(boolean isFinal) {
            this.isFinal = isFinal;
        }
    }

    @Override
    protected void onHead(Request request, Wire wire) {
        if (request.expectsContinue() && request.get(KIND) == ExpectationResponse.DOUBLE) {
            wire.send(CONTINUE + CONTINUE);
        }
    }

    @Override
    protected boolean actsOnHead(Request request) {
        return request.expectsContinue() && request.get(KIND).isFinal;
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        switch (actsOnHead(request) ? request.get(KIND) : ExpectationResponse.FINAL) {
            case _417 -> refuse(Response.of(417), request, wire);
            case CLOSE -> refuse(Response.of(401).header("WWW-Authenticate", "Basic realm=\"hamms\""), request, wire);
            default -> wire.respond(request, ok(request));
        }
    }

    private static Response ok(Request request) {
        return Response.of(200)
                .headers(request.tag())
                .body("text/plain", Bodies.bytes("All of it, or none." + Bodies.END));
    }

    private static void refuse(Response response, Request request, Wire wire) {
        wire.respond(request, response.headers(request.tag()).last()).fin();
    }
}
