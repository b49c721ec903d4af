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

/** Presents a trusted certificate that has the host's name only in the common name of its subject. */
public final class TlsCommonName extends TlsServer {

    /** The host's name. */
    public static final FailureMode ONLY = mode(
            190,
            "tls-cn-only",
            CertificateFault.COMMON_NAME_ONLY,
            "presents a certificate with its host only in the common name",
            "a certificate from the test CA that has the common name `localhost` and no subject alternative name",
            "common name: localhost (matched)");

    /** The host's name, a NUL and another name. */
    public static final FailureMode NUL = mode(
            191,
            "tls-nul-in-cn",
            CertificateFault.NUL_IN_COMMON_NAME,
            "presents a certificate with a NUL after the host in the common name",
            "a certificate from the test CA that has the common name `localhost`, NUL, `.wrong.example` and no"
                    + " subject alternative name",
            "curl: (60) SSL: illegal cert name field");

    private TlsCommonName(CertificateFault fault) {
        super(fault, TlsHealthy.CURRENT, ClientAuth.NONE, Healthy.MODE.fault());
    }

    private static FailureMode mode(
            int offset, String name, CertificateFault fault, String summary, String what, String sign) {
        return FailureMode.at(offset, name, Layer.TLS)
                .summary(summary)
                .wire("TLS 1.2 or 1.3 with " + what + "; if the client accepts it, then as `healthy`.")
                .client("Ends the handshake before it sends any part of the request: the common name must not be used"
                        + " (RFC 9110, section 4.3.4).")
                .symptom(Symptom.CERTIFICATE_TRUST)
                .tryIt("curl -v --cacert ca.pem {/}", sign)
                .parameters(Healthy.ECHO)
                .needs(Need.TRUST)
                .onGet(VerdictClass.CERTIFICATE.must("RFC 9110, section 4.3.4"))
                .fault(new TlsCommonName(fault));
    }
}
