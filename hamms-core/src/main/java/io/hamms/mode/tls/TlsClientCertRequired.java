package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.part.TlsServer;
import io.hamms.pki.TestAuthority;
import io.netty.handler.ssl.ClientAuth;
import java.util.List;

/** Requires a client certificate; with TLS 1.3 the alert arrives after the client has finished its handshake. */
public final class TlsClientCertRequired extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(47, "tls-client-cert-required", Layer.TLS)
            .summary("requires a client certificate, over TLS 1.3")
            .wire("A TLS 1.3 handshake that requests a client certificate from the test CA; with such a certificate,"
                    + " as `healthy`. Without one, the fatal alert `certificate_required`; with another, usually"
                    + " `unknown_ca`. Then FIN; the client may have sent its request by then.")
            .client("Reports that the server requires a certificate; does not treat this as a network error and retry.")
            .symptom(Symptom.TLS_HANDSHAKE, Symptom.AUTHENTICATION)
            .tryIt("curl --cacert ca.pem {/}", "alert certificate required")
            .seen("bloomberg/comdb2#2028: retries although every attempt must fail")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.RETRY_SAFETY.consensus())
            .fault(new TlsClientCertRequired());

    private TlsClientCertRequired() {
        super(TestAuthority.CertificateFault.NONE, List.of("TLSv1.3"), ClientAuth.REQUIRE, Healthy.MODE.fault());
    }
}
