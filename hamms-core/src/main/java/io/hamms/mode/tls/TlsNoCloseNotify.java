package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.TlsServer;
import io.hamms.pki.TestAuthority;
import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.ClientAuth;

/** Ends a TLS connection without close_notify, as an attacker does to truncate a response. */
public final class TlsNoCloseNotify extends TlsServer {

    private static final int LENGTH = 300;

    private static final Parameter<Framing> FRAMING = Parameter.choice(
            "framing", Framing.CLOSE, "close: the end of the connection ends the body; cl: Content-Length does");

    private static final Parameter<Integer> MISSING =
            Parameter.integer("missing", 0, 0, LENGTH, "how many bytes are missing at the end of the body");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(46, "tls-no-close-notify", Layer.TLS)
            .summary("answers, then closes TCP without a TLS close_notify")
            .wire("200 over TLS with a body of " + LENGTH + " bytes, then FIN without the alert `close_notify`.")
            .client("`framing=close`: treats the response as incomplete, because an attacker could have truncated it."
                    + " `framing=cl` with the whole body: accepts it (RFC 9112, section 9.8).")
            .symptom(Symptom.TRUNCATION)
            .tryIt(
                    "curl --cacert ca.pem {/?framing=cl&missing=100}",
                    "curl: (18) transfer closed with 100 bytes remaining to read")
            .seen("swift-server/async-http-client#238, swift-server/async-http-client#472: a complete response of"
                    + " known length is an error, too")
            .parameters(FRAMING, MISSING)
            .needs(Need.TRUST)
            .onGet("/?missing=100", VerdictClass.FAIL_FAST.must("RFC 9112, sections 8 and 9.8"))
            .onGet("/?framing=cl", VerdictClass.MUST_SUCCEED.should("RFC 9112, section 9.8"))
            .right(200, "HAMMS-END")
            .fault(new TlsNoCloseNotify());

    private TlsNoCloseNotify() {
        super(TestAuthority.CertificateFault.NONE, TlsHealthy.CURRENT, ClientAuth.NONE, new Answer());
    }

    private enum Framing {
        CLOSE,
        CL
    }

    private static final class Answer extends HttpFault {

        @Override
        protected void onRequest(Request request, Wire wire) {
            Response response = Response.of(200).header("Content-Type", "text/plain");
            if (request.get(FRAMING) == Framing.CL) {
                response.header("Content-Length", Integer.toString(LENGTH));
            }
            wire.send(Http1Encoder.head(response.header("Connection", "close").headers(request.notes())));
            if (!request.isHead()) {
                byte[] body = Bodies.bytes(Bodies.text(LENGTH));
                wire.send(Unpooled.wrappedBuffer(body, 0, LENGTH - request.get(MISSING)));
            }
            wire.finWithoutCloseNotify();
        }
    }
}
