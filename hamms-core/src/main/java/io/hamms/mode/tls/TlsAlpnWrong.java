package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.part.TlsServer;
import io.hamms.pki.Handshake;
import io.hamms.pki.TestAuthority.CertificateFault;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/** Selects an application protocol that the client did not offer. */
public final class TlsAlpnWrong extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(186, "tls-alpn-wrong", Layer.TLS)
            .summary("selects an application protocol that the client did not offer")
            .wire("One handshake record with the ServerHello of TLS 1.2, whose extension `00 10 00 05 00 03 02 68 31`"
                    + " selects `h1`, whatever the client offers; then nothing until the client disconnects. A client"
                    + " without TLS 1.2 gets the fatal alert `protocol_version`.")
            .client("Ends the handshake at once: the server may select only what the client offers (RFC 7301, section"
                    + " 3.2). A client that offers nothing sends `unsupported_extension` (RFC 5246, section 7.4.1.4).")
            .symptom(Symptom.TLS_HANDSHAKE)
            .tryIt("curl --cacert ca.pem {/}", "bad extension")
            .onGet(VerdictClass.FAIL_FAST.consensus("RFC 7301, section 3.2"))
            .fault(new TlsAlpnWrong());

    /** The list of one protocol, of the extension application_layer_protocol_negotiation. */
    private static final byte[] SELECTED = {0, 16, 0, 5, 0, 3, 2, 'h', '1'};

    private TlsAlpnWrong() {
        super(
                new Handshake(CertificateFault.NONE, List.of("TLSv1.2"), ClientAuth.NONE, Handshake.Alpn.NONE),
                Healthy.MODE.fault());
    }

    @Override
    protected void prepare(Channel channel, SslHandler tls) {
        tls.setHandshakeTimeoutMillis(0);
        addBelowTls(channel, new ServerHelloOnly(SELECTED));
    }
}
