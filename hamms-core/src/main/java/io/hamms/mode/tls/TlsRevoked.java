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

/** Presents a certificate that the CA has revoked, and staples the OCSP response that says so. */
public final class TlsRevoked extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(193, "tls-revoked", Layer.TLS)
            .summary("presents a revoked certificate with the OCSP response that says so")
            .wire("TLS 1.2 or 1.3 with an otherwise correct certificate from the test CA. A client that sends"
                    + " `status_request` gets an OCSP response, signed by the test CA, with the status `revoked` and"
                    + " the reason `keyCompromise`. If the client goes on, then as `healthy`.")
            .client("If it asked for the status, ends the handshake with `bad_certificate_status_response` (RFC 6066,"
                    + " section 8). Many clients do not ask, or do not check.")
            .symptom(Symptom.CERTIFICATE_TRUST)
            .tryIt("curl --cert-status --cacert ca.pem {/}", "revocation reason: keyCompromise")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.CERTIFICATE.choice("RFC 6066, section 8"))
            .fault(new TlsRevoked());

    private TlsRevoked() {
        super(CertificateFault.REVOKED, TlsHealthy.CURRENT, ClientAuth.NONE, Healthy.MODE.fault());
    }
}
