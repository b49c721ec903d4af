package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.part.TlsServer;
import io.hamms.pki.TestAuthority;
import io.netty.handler.ssl.ClientAuth;
import java.util.List;

/** Demands a certificate of the client, which with TLS 1.3 learns of it only when it believes to be done. */
public final class TlsClientCertRequired extends TlsServer {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(47, "tls-client-cert-required", Layer.TLS)
            .summary("demands a client certificate, over TLS 1.3")
            .wire("A TLS 1.3 handshake that asks for a certificate from the test CA; with one, as `healthy`. Without,"
                    + " the fatal alert `certificate_required`; with another, mostly `unknown_ca`. Then FIN, when the"
                    + " client may have sent its request already.")
            .client("Reports that a certificate is wanted; does not take it for a network error and try again.")
            .seen("bloomberg/comdb2#2028: retried what was doomed to fail again")
            .parameters(Healthy.ECHO)
            .onGet(VerdictClass.RETRY_SAFETY.consensus())
            .fault(new TlsClientCertRequired());

    private TlsClientCertRequired() {
        super(TestAuthority.CertificateFault.NONE, List.of("TLSv1.3"), ClientAuth.REQUIRE, Healthy.MODE.fault());
    }
}
