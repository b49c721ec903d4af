package io.hamms.pki;

import io.netty.handler.ssl.OpenSslCertificateException;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Verifies client certificates with another trust manager, and makes BoringSSL send the alert of RFC 8446,
 * section 6.2, for the error; without this, BoringSSL sends internal_error in most cases.
 */
final class ClientVerifier extends X509ExtendedTrustManager {

    /** X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, which becomes unknown_ca (48). */
    private static final int UNKNOWN_ISSUER = 20;

    /** X509_V_ERR_INVALID_PURPOSE, which becomes unsupported_certificate (43). */
    private static final int INVALID_PURPOSE = 26;

    /** The reasons that Netty maps to an alert. */
    private static final Set<CertPathValidatorException.Reason> NAMED =
            Set.of(BasicReason.EXPIRED, BasicReason.NOT_YET_VALID, BasicReason.REVOKED);

    private static final Set<CertPathValidatorException.Reason> ANOTHER_ISSUER =
            Set.of(BasicReason.INVALID_SIGNATURE, PKIXReason.NO_TRUST_ANCHOR);

    private final X509ExtendedTrustManager trusted;

    /** Creates a verifier that uses the first of these trust managers. */
    ClientVerifier(TrustManager[] trusted) {
        this.trusted = (X509ExtendedTrustManager) trusted[0];
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        try {
            trusted.checkClientTrusted(chain, keyType);
        } catch (CertificateException e) {
            throw withReason(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        try {
            trusted.checkClientTrusted(chain, keyType, socket);
        } catch (CertificateException e) {
            throw withReason(e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        try {
            trusted.checkClientTrusted(chain, keyType, engine);
        } catch (CertificateException e) {
            throw withReason(e);
        }
    }

    /** Returns an equivalent exception with a reason, if Netty finds none. */
    private static CertificateException withReason(CertificateException refused) {
        boolean isWithoutPath = false;
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException invalid) {
                if (NAMED.contains(invalid.getReason())) {
                    return refused;
                }
                // The issuer has the authority's name, but another key.
                isWithoutPath |= ANOTHER_ISSUER.contains(invalid.getReason());
            }
            isWithoutPath |= cause instanceof CertPathBuilderException;
        }
        // A certificate with a path to the CA that is rejected all the same is not valid for this purpose.
        return new OpenSslCertificateException(refused, isWithoutPath ? UNKNOWN_ISSUER : INVALID_PURPOSE);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted.getAcceptedIssuers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType) {
        throw new UnsupportedOperationException("of clients only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket) {
        throw new UnsupportedOperationException("of clients only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine) {
        throw new UnsupportedOperationException("of clients only");
    }
}
