package io.hamms.pki;

import io.netty.handler.ssl.ClientAuth;
import java.util.ArrayList;
import java.util.List;

/**
 * The properties of a server's handshake, as data.
 *
 * @param certificate the fault of its certificate
 * @param versions the versions of TLS that it speaks
 * @param clientAuth whether the client must have a certificate
 */
public record Handshake(TestAuthority.CertificateFault certificate, List<String> versions, ClientAuth clientAuth) {

    /** The suites of TLS 1.3 (RFC 8446, section 9.1), and the AEAD suites of 1.2 for an ECDSA key. */
    private static final List<String> AEAD = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    /** The suites for TLS 1.0 and 1.1. */
    private static final List<String> CBC =
            List.of("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA");

    /** Copies the versions. */
    public Handshake {
        versions = List.copyOf(versions);
    }

    /** Returns the cipher suites in order of preference; CBC (RFC 9325, section 4.2) only for old versions. */
    List<String> ciphers() {
        List<String> ciphers = new ArrayList<>(AEAD);
        if (versions.contains("TLSv1") || versions.contains("TLSv1.1")) {
            ciphers.addAll(CBC);
        }
        return ciphers;
    }
}
