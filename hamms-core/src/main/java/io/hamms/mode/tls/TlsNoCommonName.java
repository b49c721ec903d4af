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

/** Presents a correct certificate with an empty subject. */
public final class TlsNoCommonName extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(195, "tls-no-common-name", Layer.TLS)
            .summary("presents a correct certificate with an empty subject")
            .wire("TLS 1.2 or 1.3 with a certificate from the test CA that has an empty subject; its names are in the"
                    + " critical extension subject alternative name (RFC 5280, section 4.2.1.6). Then as `healthy`.")
            .client("Succeeds once it trusts the test CA: the subject does not identify a server (RFC 9110, section"
                    + " 4.3.4).")
            .symptom(Symptom.CERTIFICATE_TRUST)
            .tryIt("curl -v --cacert ca.pem {/}", "subject: [NONE]")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.MUST_SUCCEED.consensus("RFC 5280, section 4.2.1.6"))
            .right(200, "HAMMS-END")
            .fault(new TlsNoCommonName());

    private TlsNoCommonName() {
        super(CertificateFault.NO_SUBJECT, TlsHealthy.CURRENT, ClientAuth.NONE, Healthy.MODE.fault());
    }
}
