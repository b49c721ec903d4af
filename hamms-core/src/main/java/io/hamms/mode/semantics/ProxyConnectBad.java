package io.hamms.mode.semantics;

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

/** A proxy that answers CONNECT wrongly. */
public final class ProxyConnectBad extends HttpFault {

    private static final Parameter<ConnectResponse> KIND = Parameter.choice(
            "kind", ConnectResponse.BODY, "the response; a default of the server, because CONNECT has no query");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(101, "proxy-connect-bad", Layer.SEMANTICS)
            .summary("as a proxy, answers CONNECT with a body instead of a tunnel")
            .wire("To `CONNECT`: 200 with `Content-Length` and a short text, then FIN; to other methods the same"
                    + " response, on a connection that stays open. With `kind=407`, to all: 407 with"
                    + " `Proxy-Authenticate: Basic realm=\"hamms\"`, whatever the credentials; with `kind=502`: 502"
                    + " with a page in HTML; with `kind=hang`: nothing, and the connection is held.")
            .client("Ignores `Content-Length` in a 2xx to `CONNECT` and treats what follows the head as bytes of the"
                    + " tunnel, so that TLS fails (RFC 9112, section 6.3). Does not return the proxy's 407 or"
                    + " 502 as the origin's; stops after one attempt with the same credentials; has a time"
                    + " limit.")
            .symptom(Symptom.PROXY)
            .tryIt("curl -x {/} https://wrong.example/", "curl: (35)")
            .seen("curl/curl#1317: fails on Transfer-Encoding in a 200 to CONNECT instead of ignoring it")
            .parameters(KIND)
            .onGet(VerdictClass.REPORT.choice())
            .onGet("/?kind=407", VerdictClass.REPORT.choice())
            .fault(new ProxyConnectBad());

    private ProxyConnectBad() {}

    private enum ConnectResponse {
        BODY,
        _407,
        _502,
        HANG
    }

    @Override
    protected boolean answersConnect() {
        return true;
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        switch (request.get(KIND)) {
            case BODY -> {
                wire.respond(request, text(Response.of(200), request));
                if (request.method().equals("CONNECT")) {
                    wire.fin();
                }
            }
            case _407 ->
                wire.respond(
                        request, text(Response.of(407).header("Proxy-Authenticate", "Basic realm=\"hamms\""), request));
            case _502 -> {
                String page = "<!doctype html><html><body><h1>Bad gateway</h1></body></html>" + Bodies.END;
                wire.respond(request, Response.of(502).headers(request.tag()).body("text/html", Bodies.bytes(page)));
            }
            case HANG -> wire.hold();
        }
    }

    private static Response text(Response response, Request request) {
        return response.headers(request.tag()).body("text/plain", Bodies.bytes("There is no tunnel." + Bodies.END));
    }
}
