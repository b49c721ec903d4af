package io.hamms.pki;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a server's handshake, as data.
 *
 * @param certificate the fault of its certificate
 * @param versions the versions of TLS that it speaks
 * @param clientAuth whether the client must have a certificate
 * @param alpn which application protocol it selects
 */
public record Handshake(
        TestAuthority.CertificateFault certificate, List<String> versions, ClientAuth clientAuth, Alpn alpn) {

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

    /** The suites of TLS 1.2 for an RSA key. */
    private static final List<String> RSA =
            List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    /** The application protocol that a server selects by ALPN (RFC 7301). */
    public enum Alpn {
        /** {@code http/1.1} if the client offers it, else none. */
        HTTP_1_1,
        /** {@code h2} if the client offers it, else none. */
        H2,
        /** None: it ignores the extension. */
        NONE,
        /** None: it ends the handshake with the alert no_application_protocol. */
        REFUSED;

        /** Returns the implementation: only the JDK's sends that alert. */
        SslProvider provider() {
            return this != REFUSED && OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
        }

        ApplicationProtocolConfig config() {
            return switch (this) {
                case NONE, REFUSED -> ApplicationProtocolConfig.DISABLED;
                case HTTP_1_1 -> selecting(ApplicationProtocolNames.HTTP_1_1);
                case H2 -> selecting(ApplicationProtocolNames.HTTP_2);
            };
        }

        private static ApplicationProtocolConfig selecting(String protocol) {
            return new ApplicationProtocolConfig(
                    Protocol.ALPN,
                    SelectorFailureBehavior.NO_ADVERTISE,
                    SelectedListenerFailureBehavior.ACCEPT,
                    protocol);
        }
    }

    /** Copies the versions. */
    public Handshake {
        versions = List.copyOf(versions);
    }

    /** The handshake of a server that speaks HTTP/1.1. */
    public Handshake(TestAuthority.CertificateFault certificate, List<String> versions, ClientAuth clientAuth) {
        this(certificate, versions, clientAuth, Alpn.HTTP_1_1);
    }

    /** Compares all components. The first call of a method that Java generates for a record takes some 30 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Handshake that
                && certificate == that.certificate
                && versions.equals(that.versions)
                && clientAuth == that.clientAuth
                && alpn == that.alpn;
    }

    @Override
    public int hashCode() {
        return Objects.hash(certificate, versions, clientAuth, alpn);
    }

    /** Returns whether the server staples an OCSP response, for a client that asks for one. */
    boolean isStapling() {
        return certificate == TestAuthority.CertificateFault.REVOKED;
    }

    /** Returns the cipher suites in order of preference; CBC (RFC 9325, section 4.2) only for old versions. */
    List<String> ciphers(boolean isRsa) {
        List<String> ciphers = new ArrayList<>(AEAD);
        if (versions.contains("TLSv1") || versions.contains("TLSv1.1")) {
            ciphers.addAll(CBC);
        }
        if (isRsa) {
            ciphers.addAll(RSA);
        }
        return ciphers;
    }
}
