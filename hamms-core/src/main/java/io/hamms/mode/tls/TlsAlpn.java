package io.hamms.mode.tls;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Fault;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.TlsServer;
import io.hamms.pki.Handshake;
import io.hamms.pki.TestAuthority.CertificateFault;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslHandler;

/** Negotiates no application protocol, or the wrong one (RFC 7301). */
public final class TlsAlpn extends TlsServer {

    /** None. */
    public static final FailureMode NONE = FailureMode.at(185, "tls-alpn-none", Layer.TLS)
            .summary("selects no application protocol")
            .wire("TLS 1.2 or 1.3 without ALPN, whatever the client offers; then as `healthy`.")
            .client("Speaks HTTP/1.1 and succeeds.")
            .symptom(Symptom.TLS_HANDSHAKE)
            .tryIt("curl -v --cacert ca.pem {/}", "ALPN: server did not agree")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.MUST_SUCCEED.consensus())
            .right(200, "HAMMS-END")
            .fault(new TlsAlpn(Handshake.Alpn.NONE, Healthy.MODE.fault()));

    /** HTTP/2, but speaks HTTP/1.1. */
    public static final FailureMode H2_SPEAKS_H1 = FailureMode.at(187, "tls-alpn-h2-speaks-h1", Layer.TLS)
            .summary("selects HTTP/2, then answers in HTTP/1.1")
            .wire("TLS 1.2 or 1.3 that selects `h2` if the client offers it; on the first bytes, 200 in HTTP/1.1, FIN.")
            .client("Over `h2`: ends the connection with PROTOCOL_ERROR, because the server's first frame must be"
                    + " SETTINGS (RFC 9113, section 3.4). A client that offers no `h2` succeeds.")
            .symptom(Symptom.TLS_HANDSHAKE)
            .tryIt("curl --cacert ca.pem {/}", "curl: (52) Empty reply from server")
            .needs(Need.TRUST)
            .onGet(VerdictClass.PROTOCOL_ALARM.choice("RFC 9113, section 3.4"))
            .fault(new TlsAlpn(Handshake.Alpn.H2, new Http1()));

    /** None, and no connection. */
    public static final FailureMode ALERT = FailureMode.at(198, "tls-alpn-alert", Layer.TLS)
            .summary("ends the handshake of a client that offers application protocols")
            .wire("The fatal alert `no_application_protocol` (120) and FIN to a ClientHello with ALPN, whatever it"
                    + " offers; without ALPN, TLS 1.2 or 1.3, then as `healthy`.")
            .client("Fails at once, and reports the alert.")
            .symptom(Symptom.TLS_HANDSHAKE)
            .tryIt("curl --cacert ca.pem {/}", "curl: (35)")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.REPORT.choice("RFC 7301, section 3.2"))
            .fault(new TlsAlpn(Handshake.Alpn.REFUSED, Healthy.MODE.fault()));

    private final boolean isRefusing;

    private TlsAlpn(Handshake.Alpn alpn, Fault behind) {
        super(new Handshake(CertificateFault.NONE, TlsHealthy.CURRENT, ClientAuth.NONE, alpn), behind);
        isRefusing = alpn == Handshake.Alpn.REFUSED;
    }

    @Override
    protected void prepare(Channel channel, SslHandler tls) {
        if (isRefusing) {
            tls.engine().setHandshakeApplicationProtocolSelector((engine, offered) -> null);
        }
    }

    private static final class Http1 extends RawFault {
        @Override
        protected void onFirstBytes(Arguments arguments, Wire wire) {
            byte[] text = Bodies.bytes("This is HTTP/1.1." + Bodies.END);
            wire.send(Http1Encoder.whole(Response.of(200).last().body("text/plain", text)))
                    .fin();
        }
    }
}
