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

/** Ends its side of the connection after the response, and reads on for as long as the client stays. */
public final class HalfClose extends HttpFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(197, "half-close", Layer.REUSE)
            .summary("shuts down its output after the response, and never closes")
            .wire("200 with `Connection: close`, `Content-Length` and a short text; `X-Hamms-Seq` and `X-Hamms-Path`"
                    + " identify the request. Then FIN; the server reads and discards what the client still sends,"
                    + " without a limit of time, until the client closes its side.")
            .client("Returns the response and closes its side, too: a connection that ends in one direction only is of"
                    + " no further use (RFC 9112, section 9.6).")
            .symptom(Symptom.POOL_REUSE)
            .tryIt("curl -i {/}", "Connection: close")
            .seen("http4s/http4s#4798: keeps a connection half-closed after the server's FIN, and uses it again")
            .onTwoRequests(VerdictClass.POOL_HYGIENE.must("RFC 9112, section 9.6"))
            .right(200, "HAMMS-END")
            .fault(new HalfClose());

    private HalfClose() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        Response response = Response.of(200).headers(request.tag()).last();
        wire.respond(request, response.body("text/plain", Bodies.bytes("That is all from here." + Bodies.END)))
                .halfClose();
    }
}
