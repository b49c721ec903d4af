package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.FailureModeBuilder;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.part.TlsServer;
import java.util.List;

/** Speaks only certain versions of TLS. */
public final class TlsVersions extends TlsServer {

    private static final List<String> OLD = List.of("TLSv1", "TLSv1.1");
    private static final String ELSE = "; those without `supported_versions` get a ServerHello of 1.1 and send it";
    private static final String COMMON = "Succeeds if it speaks such a version.";

    /** TLS 1.0 and higher. */
    public static final FailureMode FROM_1_0 = spoken(
            38,
            "tls-min-1.0",
            "speaks TLS 1.0 and higher",
            List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"),
            COMMON + " Does not offer 1.0 or 1.1 (RFC 8996).",
            "curl -v --cacert ca.pem --tls-max 1.0 --ciphers DEFAULT@SECLEVEL=0 {/}",
            "SSL connection using TLSv1 /");

    /** TLS 1.2 and higher. */
    public static final FailureMode FROM_1_2 = spoken(
            39,
            "tls-min-1.2",
            "speaks TLS 1.2 and higher",
            List.of("TLSv1.2", "TLSv1.3"),
            COMMON,
            "curl --cacert ca.pem --tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0 {/}",
            "alert protocol version");

    /** TLS 1.3. */
    public static final FailureMode ONLY_1_3 = spoken(
            40,
            "tls-only-1.3",
            "speaks TLS 1.3 only",
            List.of("TLSv1.3"),
            COMMON,
            "curl --cacert ca.pem --tls-max 1.2 {/}",
            "alert protocol version");

    /** TLS 1.0 and 1.1. */
    public static final FailureMode OLD_ONLY = described(41, "tls-old-only", "speaks TLS 1.0 and 1.1 only", OLD, ELSE)
            .client("Ends the handshake: TLS 1.0 and 1.1 must not be used (RFC 8996, sections 4 and 5).")
            .symptom(Symptom.TLS_HANDSHAKE)
            .tryIt("curl --cacert ca.pem {/}", "curl: (35)")
            .parameters(Healthy.ECHO)
            .onGet(VerdictClass.CERTIFICATE.must("RFC 8996, sections 4 and 5"))
            .fault(new TlsVersions(OLD));

    private TlsVersions(List<String> versions) {
        super(versions, Healthy.MODE.fault());
    }

    private static FailureMode spoken(
            int offset,
            String name,
            String summary,
            List<String> versions,
            String client,
            String command,
            String sign) {
        return described(offset, name, summary, versions, "")
                .client(client)
                .symptom(Symptom.TLS_HANDSHAKE)
                .tryIt(command, sign)
                .parameters(Healthy.ECHO)
                .needs(Need.TRUST)
                .onGet(VerdictClass.MUST_SUCCEED.consensus())
                .right(200, "HAMMS-END")
                .fault(new TlsVersions(versions));
    }

    private static FailureModeBuilder.ClientText described(
            int offset, String name, String summary, List<String> versions, String others) {
        return FailureMode.at(offset, name, Layer.TLS)
                .summary(summary)
                .wire("A handshake with " + String.join(" or ", versions)
                        + "; then as `healthy`. Other clients get the alert `protocol_version`" + others + ".");
    }
}
