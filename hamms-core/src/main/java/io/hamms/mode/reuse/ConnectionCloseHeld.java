package io.hamms.mode.reuse;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Announces that it closes the connection, and leaves it open. */
public final class ConnectionCloseHeld extends HttpFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(104, "connection-close-held", Layer.REUSE)
            .summary("sends Connection: close, but does not close")
            .wire("200 with `Connection: close`, `Content-Length` and a short text; `X-Hamms-Seq` and `X-Hamms-Path`"
                    + " identify the request. The server keeps the connection open until the client closes it, and"
                    + " answers further requests on it in the same way; after a request that asks for the end itself"
                    + " (`Connection: close`, or HTTP/1.0 without `keep-alive`) it reads and discards them.")
            .client("Returns the response without waiting for FIN, sends no further request on this connection, and"
                    + " closes it (RFC 9112, section 9.6).")
            .symptom(Symptom.POOL_REUSE, Symptom.READ_TIMEOUT)
            .tryIt(
                    "printf 'GET / HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n'"
                            + " | curl -sS --max-time 1 telnet://{}",
                    "curl: (28)")
            .seen("http-kit/http-kit#357: reuses a connection after Connection: close")
            .onTwoRequests(VerdictClass.MUST_SUCCEED.must("RFC 9112, section 9.6"))
            .right(200, "HAMMS-END")
            .fault(new ConnectionCloseHeld());

    private ConnectionCloseHeld() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        Response response = Response.of(200).headers(request.tag()).last();
        wire.respond(request, response.body("text/plain", Bodies.bytes("Do not use this again." + Bodies.END)));
        if (!request.keepsAlive()) {
            wire.hold();
        }
    }
}
