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

/** Closes a persistent connection after an idle time. */
public final class KeepaliveStaleClose extends HttpFault {

    private static final Parameter<Duration> IDLE =
            Parameter.seconds("idle", "1", "0.001", 600, "the time after which an idle connection is closed");
    private static final Parameter<Close> END = Parameter.choice("end", Close.FIN, "how the connection ends");
    private static final Parameter<Notice> NOTICE =
            Parameter.choice("notice", Notice.NONE, "whether a Keep-Alive field announces the idle time");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(63, "keepalive-stale-close", Layer.REUSE)
            .summary("closes a persistent connection after 1 s without a request")
            .wire("200 with a short text on a connection that stays open; `X-Hamms-Seq` and `X-Hamms-Path` identify"
                    + " the request. FIN or RST 1 s later; a request whose first byte arrives before that gets a"
                    + " response. With `notice=keep-alive-header` the response has `Keep-Alive: timeout=1`, in whole"
                    + " seconds.")
            .client("Detects the close before it sends the next request, or repeats that request on a new connection"
                    + " if it is idempotent (RFC 9112, sections 9.3.1 and 9.5). A GET does not fail.")
            .symptom(Symptom.POOL_REUSE, Symptom.DUPLICATE_POST)
            .tryIt("curl -so /dev/null -w '%{num_connects} ' --rate 1/s {/[1-2]?idle=0.2}", "1 1")
            .seen("aio-libs/aiohttp#7297: a connection that the server has closed is reused")
            .parameters(IDLE, END, NOTICE)
            .probe("/?idle=0.2")
            .onTwoRequests(VerdictClass.POOL_HYGIENE.consensus("RFC 9112, section 9.5"))
            .right(200, "HAMMS-END")
            .fault(new KeepaliveStaleClose());

    private KeepaliveStaleClose() {}

    private enum Notice {
        NONE,
        KEEP_ALIVE_HEADER
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Response response = Response.of(200).headers(request.tag());
        if (request.get(NOTICE) == Notice.KEEP_ALIVE_HEADER && request.keepsAlive()) {
            response.header("Keep-Alive", "timeout=" + request.get(IDLE).toSeconds());
        }
        wire.respond(request, response.body("text/plain", Bodies.bytes("Use this connection again." + Bodies.END)));
        if (request.keepsAlive()) {
            wire.awaitBytes(request.get(IDLE), request.get(END)::on);
        }
    }
}
