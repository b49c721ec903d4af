package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.TlsServer;
import io.hamms.pki.TestAuthority.CertificateFault;
import io.netty.handler.ssl.ClientAuth;

/** Presents a trusted certificate for a key that is too short. */
public final class TlsWeakKey extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(192, "tls-weak-key", Layer.TLS)
            .summary("presents a certificate for an RSA key of 1024 bits")
            .wire("TLS 1.2 or 1.3 with a certificate from the test CA for an RSA key of 1024 bits; if the client"
                    + " accepts it, then as `healthy`.")
            .client("May end the handshake: a server must have at least 2048 bits (RFC 9325, section 4.5), but the"
                    + " client need not enforce it.")
            .symptom(Symptom.CERTIFICATE_TRUST)
            .tryIt("curl --cacert ca.pem {/}", "curl: (60) SSL certificate problem: EE certificate key too weak")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.CERTIFICATE.choice("RFC 9325, section 4.5"))
            .fault(new TlsWeakKey());

    private TlsWeakKey() {
        super(CertificateFault.WEAK_KEY, TlsHealthy.CURRENT, ClientAuth.NONE, Healthy.MODE.fault());
    }
}
