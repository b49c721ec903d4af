package io.hamms.mode.reuse;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.Close;
import java.time.Duration;

/** Closes a connection that was kept alive once it has been idle for a while. */
public final class KeepaliveStaleClose extends HttpFault {

    private static final Parameter<Duration> IDLE =
            Parameter.millis("idle", 1000, 1, 600_000, "the time after which an idle connection is closed");
    private static final Parameter<Close> END = Parameter.choice("end", Close.FIN, "how it is closed");
    private static final Parameter<Notice> NOTICE =
            Parameter.choice("notice", Notice.NONE, "whether the response says how long the connection is kept");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(63, "keepalive-stale-close", Layer.REUSE)
            .summary("closes a kept connection once it was idle for 1 s")
            .wire("200 with a short text, kept alive, and `X-Hamms-Seq` and `X-Hamms-Path` that tell which request it"
                    + " answers. FIN, or RST, 1 s after that; a request that begins to come before is served. With"
                    + " `notice=keep-alive-header` the response has `Keep-Alive: timeout=1`, in whole seconds.")
            .client("Notices before it sends the next request, or repeats that on a new connection if it is idempotent"
                    + " (RFC 9112, sections 9.3.1 and 9.5). No error reaches the user of a GET.")
            .seen("aio-libs/aiohttp#7297: a connection that the server has closed is used once more")
            .parameters(IDLE, END, NOTICE)
            .example("/?idle=200&notice=keep-alive-header")
            .probe("/?idle=200")
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
