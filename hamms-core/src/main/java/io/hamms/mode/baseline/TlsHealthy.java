package io.hamms.mode.baseline;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.part.TlsServer;
import java.util.List;

/** Speaks TLS correctly: the baseline for the TLS modes. */
public final class TlsHealthy extends TlsServer {

    /** The versions that a server should speak today. */
    public static final List<String> CURRENT = List.of("TLSv1.2", "TLSv1.3");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(49, "tls-healthy", Layer.TLS)
            .summary("speaks TLS correctly, as the baseline")
            .wire("TLS 1.2 or 1.3, ALPN `http/1.1`, with a certificate from the test CA for `localhost`, `127.0.0.1`,"
                    + " `::1` and the host names that the server is configured with; the chain includes the CA. Then"
                    + " as `healthy`.")
            .client("Succeeds once it trusts the test CA.")
            .symptom(Symptom.BASELINE)
            .tryIt("curl -i --cacert ca.pem {/}", "HTTP/1.1 200 OK")
            .parameters(Healthy.ECHO)
            .needs(Need.TRUST)
            .onGet(VerdictClass.MUST_SUCCEED.consensus())
            .right(200, "HAMMS-END")
            .fault(new TlsHealthy());

    private TlsHealthy() {
        super(CURRENT, Healthy.MODE.fault());
    }
}
