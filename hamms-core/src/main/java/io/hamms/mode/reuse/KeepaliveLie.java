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

/** Announces that the connection persists, and closes it. */
public final class KeepaliveLie extends HttpFault {

    private static final Parameter<Close> END = Parameter.choice("end", Close.FIN, "how the connection ends");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(107, "keepalive-lie", Layer.REUSE)
            .summary("sends Connection: keep-alive, and closes after the response")
            .wire("200 with `Connection: keep-alive`, `Content-Length` and a short text; `X-Hamms-Seq` and"
                    + " `X-Hamms-Path` identify the request. Then FIN at once, or RST 100 ms later. A request with"
                    + " `Connection: close` gets `Connection: close`.")
            .client("Returns the response. Detects the close before it sends the next request, or repeats that request"
                    + " on a new connection if it is idempotent (RFC 9112, section 9.3.1).")
            .symptom(Symptom.POOL_REUSE)
            .tryIt("curl -so /dev/null -w '%{num_connects} ' {/[1-2]}", "1 1")
            .seen("aio-libs/aiohttp#7297: a connection that the server has closed is reused")
            .parameters(END)
            .onTwoRequests(VerdictClass.POOL_HYGIENE.consensus("RFC 9112, section 9.3.1"))
            .right(200, "HAMMS-END")
            .fault(new KeepaliveLie());

    private KeepaliveLie() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        Response response = Response.of(200).headers(request.tag());
        if (request.keepsAlive() && !request.isHttp10()) {
            response.header("Connection", "keep-alive");
        }
        wire.respond(request, response.body("text/plain", Bodies.bytes("Use this connection again." + Bodies.END)));
        request.get(END).on(wire);
    }
}
