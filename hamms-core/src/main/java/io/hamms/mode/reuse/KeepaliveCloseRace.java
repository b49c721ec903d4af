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
import io.hamms.mode.part.Close;
import java.time.Duration;

/** Closes a persistent connection at the moment the client reuses it. */
public final class KeepaliveCloseRace extends HttpFault {

    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);

    private static final Parameter<Moment> ON =
            Parameter.choice("on", Moment.FIRST_BYTE, "which part of the second request ends the connection");
    private static final Parameter<Close> END = Parameter.choice("end", Close.RST, "how the connection ends");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(64, "keepalive-close-race", Layer.REUSE)
            .summary("answers a connection's first request, sends RST on the second")
            .wire("200 with a short text on a connection that stays open; `X-Hamms-Seq` and `X-Hamms-Path` identify"
                    + " the request. On the first byte of the second request, or with `on=full-request` at its end: no"
                    + " bytes, and RST or FIN. Each new connection answers one request. `on` is taken from the first"
                    + " request, `end` from the last request that was read.")
            .client("Repeats a GET once on a new connection, which succeeds. Sends a POST exactly once, then reports"
                    + " an error (RFC 9110, section 9.2.2).")
            .symptom(Symptom.POOL_REUSE, Symptom.DUPLICATE_POST)
            .tryIt("curl -so /dev/null -w '%{num_connects} ' {/[1-2]}", "1 1")
            .seen("jawah/urllib3.future#280: a POST is sent again after the server closed the connection")
            .parameters(ON, END)
            .onGetThenPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .onTwoRequests(VerdictClass.RETRY_SAFETY.choice("RFC 9110, section 9.2.2"))
            .fault(new KeepaliveCloseRace());

    private KeepaliveCloseRace() {}

    private enum Moment {
        FIRST_BYTE,
        FULL_REQUEST
    }

    /** Sends 100 (Continue) only for a request that gets a response. */
    @Override
    protected void onHead(Request request, Wire wire) {
        if (request.round() == 1) {
            super.onHead(request, wire);
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (request.round() > 1) {
            request.get(END).on(wire);
            return;
        }
        wire.respond(
                request,
                Response.of(200)
                        .headers(request.tag())
                        .body("text/plain", Bodies.bytes("Use this connection again." + Bodies.END)));
        if (request.keepsAlive()) {
            wire.awaitBytes(LONGEST_IDLE, Wire::fin);
            if (request.get(ON) == Moment.FIRST_BYTE) {
                request.get(END).on(wire);
            }
        }
    }
}
