package io.hamms.mode.reuse;

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
import java.time.Duration;

/** Sends 408 to an idle connection: a response to no request. */
public final class Idle408 extends HttpFault {

    private static final Parameter<Duration> IDLE =
            Parameter.seconds("idle", "1", "0.001", 600, "the time after which an idle connection is sent 408");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(105, "idle-408", Layer.REUSE)
            .summary("sends an unprompted 408 after 1 s without a request")
            .wire("200 with a short text on a connection that stays open; `X-Hamms-Seq` and `X-Hamms-Path` identify"
                    + " the request. 1 s later: 408 with `Connection: close` and a short text, then FIN; a request"
                    + " whose first byte arrives before that gets a response.")
            .client("Does not treat the 408 as the response to its next request, which it sends on a new connection"
                    + " (RFC 9112, section 9.2).")
            .symptom(Symptom.POOL_REUSE, Symptom.DESYNC)
            .tryIt("curl -so /dev/null -w '%{http_code} ' --rate 1/s {/[1-2]?idle=0.2}", "200 408")
            .seen("openshift/release#378: a client logs the 408 of an idle connection as an unsolicited response")
            .parameters(IDLE)
            .probe("/?idle=0.2")
            .onTwoRequests(VerdictClass.NO_DESYNC.must("RFC 9112, section 9.2"))
            .right(200, "Use this connection again.")
            .fault(new Idle408());

    private Idle408() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.respond(
                request,
                Response.of(200)
                        .headers(request.tag())
                        .body("text/plain", Bodies.bytes("Use this connection again." + Bodies.END)));
        if (request.keepsAlive()) {
            wire.awaitBytes(request.get(IDLE), Idle408::timeOut);
        }
    }

    private static void timeOut(Wire wire) {
        Response response = Response.of(408).last();
        wire.send(Http1Encoder.whole(response.body("text/plain", Bodies.bytes("No request came." + Bodies.END))))
                .fin();
    }
}
