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
import java.time.Duration;

/** Limits the idle time and the number of requests of a connection, and may announce both limits. */
public final class KeepaliveLimits extends HttpFault {

    private static final Parameter<Duration> TIMEOUT =
            Parameter.seconds("timeout", 1, 600, "the time after which an idle connection is closed");
    private static final Parameter<Integer> MAX =
            Parameter.integer("max", 2, 1, 1_000_000, "how many requests on a connection are answered");
    private static final Parameter<Boolean> ANNOUNCE =
            Parameter.flag("announce", true, "whether a Keep-Alive field announces both limits");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(109, "keepalive-limits", Layer.REUSE)
            .summary("closes a connection after 2 requests or 1 s without one")
            .wire("200 with `Keep-Alive: timeout=1, max=2` (seconds are whole) and a short text; `X-Hamms-Seq` and"
                    + " `X-Hamms-Path` identify the request. FIN right after the second response on a connection, which"
                    + " has no `Connection: close`, or 1 s after the last one; with `announce=false` the limits"
                    + " are the same, without `Keep-Alive`.")
            .client("Sends its next request on a new connection; recovers if it finds the old one closed, by repeating"
                    + " that request if it is idempotent (RFC 9112, section 9.3.1).")
            .symptom(Symptom.POOL_REUSE)
            .tryIt("curl -so /dev/null -w '%{num_connects} ' {/[1-4]}", "1 0 1 0")
            .seen("duolahypercho/codex-router#165: a client keeps connections for 90 s that the server closes after 5,"
                    + " as it announces")
            .parameters(TIMEOUT, MAX, ANNOUNCE)
            .probe("/?max=1")
            .onTwoRequests(VerdictClass.POOL_HYGIENE.consensus("RFC 9112, section 9.3.1"))
            .right(200, "HAMMS-END")
            .fault(new KeepaliveLimits());

    private KeepaliveLimits() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        Duration timeout = request.get(TIMEOUT);
        int max = request.get(MAX);
        Response response = Response.of(200).headers(request.tag());
        if (request.get(ANNOUNCE) && request.keepsAlive()) {
            response.header("Keep-Alive", "timeout=" + timeout.toSeconds() + ", max=" + max);
        }
        wire.respond(request, response.body("text/plain", Bodies.bytes("Use this connection again." + Bodies.END)));
        if (request.round() >= max) {
            wire.fin();
        } else if (request.keepsAlive()) {
            wire.awaitBytes(timeout, Wire::fin);
        }
    }
}
