package io.hamms.mode.tls;

import io.hamms.fault.Expectation;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.TlsServer;
import io.hamms.pki.TestAuthority.CertificateFault;
import io.hamms.text.Words;
import io.netty.handler.ssl.ClientAuth;

/** Presents a certificate that a client must not accept; answers correctly if the client goes on. */
public final class TlsBadCertificate extends TlsServer {

    /** A self-signed certificate. */
    public static final FailureMode SELF_SIGNED =
            mode(32, CertificateFault.SELF_SIGNED, "a self-signed certificate", "", "self-signed certificate");

    /** A certificate that expired yesterday. */
    public static final FailureMode EXPIRED =
            mode(33, CertificateFault.EXPIRED, "a certificate that expired yesterday", "", "certificate has expired");

    /** A certificate that becomes valid next month. */
    public static final FailureMode NOT_YET_VALID = mode(
            34,
            CertificateFault.NOT_YET_VALID,
            "a certificate that becomes valid in a month",
            "",
            "certificate is not yet valid");

    /** A certificate for another host. */
    public static final FailureMode WRONG_HOST = mode(
            35,
            CertificateFault.WRONG_HOST,
            "a trusted certificate for wrong.example",
            "AsyncHttpClient/async-http-client#197: host names were not verified by default",
            "no alternative certificate subject name matches");

    /** A certificate from an unknown root. */
    public static final FailureMode UNTRUSTED_ROOT = mode(
            36,
            CertificateFault.UNTRUSTED_ROOT,
            "a certificate from an unknown root",
            "",
            "self-signed certificate in certificate chain");

    /** A certificate without the intermediate that issued it. */
    public static final FailureMode INCOMPLETE_CHAIN = mode(
            37,
            CertificateFault.INCOMPLETE_CHAIN,
            "a certificate without the intermediate that issued it",
            "",
            "unable to get local issuer certificate");

    private TlsBadCertificate(CertificateFault fault) {
        super(fault, TlsHealthy.CURRENT, ClientAuth.NONE, Healthy.MODE.fault());
    }

    private static FailureMode mode(int offset, CertificateFault fault, String what, String seen, String sign) {
        // A client that fetches the intermediate itself has verified the chain.
        Expectation.Rule rule = fault == CertificateFault.INCOMPLETE_CHAIN
                ? VerdictClass.CERTIFICATE.choice("RFC 9110, section 4.3.4")
                : VerdictClass.CERTIFICATE.must("RFC 9110, section 4.3.4");
        // The chain of each other certificate ends in the test CA.
        boolean isTrusted = fault != CertificateFault.SELF_SIGNED && fault != CertificateFault.UNTRUSTED_ROOT;
        return FailureMode.at(offset, "tls-" + Words.token(fault), Layer.TLS)
                .summary("presents " + what)
                .wire("TLS 1.2 or 1.3 with " + what + "; if the client accepts it, then as `healthy`.")
                .client("Ends the handshake before it sends any part of the request: it must verify the server's"
                        + " identity (RFC 9110, section 4.3.4).")
                .symptom(Symptom.CERTIFICATE_TRUST)
                .tryIt("curl --cacert ca.pem {/}", sign)
                .seen(seen)
                .parameters(Healthy.ECHO)
                .needs(isTrusted ? new Need[] {Need.TRUST} : new Need[0])
                .onGet(rule)
                .fault(new TlsBadCertificate(fault));
    }
}
