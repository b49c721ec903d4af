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

/** Presents a certificate that requires a stapled OCSP response, and staples none. */
public final class TlsMustStaple extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(194, "tls-must-staple", Layer.TLS)
            .summary("presents a certificate that requires a stapled OCSP response, without one")
            .wire("TLS 1.2 or 1.3 with a certificate from the test CA that has the extension TLS feature with"
                    + " `status_request`, and no OCSP response; if the client accepts it, then as `healthy`.")
            .client("May end the handshake: the extension lets a client fail at once if no response is stapled (RFC"
                    + " 7633); most clients ignore it.")
            .symptom(Symptom.CERTIFICATE_TRUST)
            .tryIt(
                    "curl -s --cacert ca.pem -o /dev/null -w '%{certs}' {/} | openssl x509 -noout -ext tlsfeature",
                    "status_request")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.CERTIFICATE.choice())
            .fault(new TlsMustStaple());

    private TlsMustStaple() {
        super(CertificateFault.MUST_STAPLE, TlsHealthy.CURRENT, ClientAuth.NONE, Healthy.MODE.fault());
    }
}
