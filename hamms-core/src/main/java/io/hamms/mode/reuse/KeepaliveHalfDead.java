package io.hamms.mode.reuse;

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

/** Answers the first requests on a connection and no other, and never closes it. */
public final class KeepaliveHalfDead extends HttpFault {

    private static final Parameter<Integer> AFTER =
            Parameter.integer("after", 1, 0, 1_000_000, "how many requests on a connection are answered");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(106, "keepalive-half-dead", Layer.REUSE)
            .summary("answers a connection's first request, and never another one on it")
            .wire("200 with a short text on a connection that stays open; `X-Hamms-Seq` and `X-Hamms-Path` identify"
                    + " the request. Further requests are read, and get no bytes except 100 if they wait for it, and"
                    + " no FIN. Each new connection answers its first request.")
            .client("Gives up after its own time limit and closes the connection; may repeat a GET on a new one, and"
                    + " should not repeat a POST (RFC 9110, section 9.2.2).")
            .symptom(Symptom.POOL_REUSE, Symptom.READ_TIMEOUT)
            .tryIt("curl --max-time 1 {/[1-2]}", "curl: (28) Operation timed out")
            .seen("golang/go#36026: the connection of a request that timed out is used for the next one")
            .parameters(AFTER)
            .onGetThenPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .fault(new KeepaliveHalfDead());

    private KeepaliveHalfDead() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (request.round() > request.get(AFTER)) {
            wire.hold();
        } else {
            wire.respond(
                    request,
                    Response.of(200)
                            .headers(request.tag())
                            .body("text/plain", Bodies.bytes("Use this connection again." + Bodies.END)));
        }
    }
}
