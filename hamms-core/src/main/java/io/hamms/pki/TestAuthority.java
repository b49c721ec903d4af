package io.hamms.pki;

import io.hamms.pki.CertificateProfiles.Validity;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority. A correct client that trusts it rejects only the fault under test. May be used on any
 * thread.
 */
public final class TestAuthority {

    static final String SUBJECT = "Hamms test CA";

    /**
     * The type of a store that passes keys to the JDK and never leaves memory. The default, PKCS #12, encrypts each of
     * them with a key that it derives from a password: nearly half of the processor time of a start with all ports.
     */
    static final String KEY_STORE = "JKS";

    private static final char[] NO_PASSWORD = {};

    private static final TestAuthority OF_PROCESS = new TestAuthority(null);

    /** Long enough for a client that is never restarted: server certificates are issued again each day. */
    private static final int SERVER_DAYS = 90;

    /** A certificate in a file should stay valid for a while; 397 days is the limit for a leaf in the Web PKI. */
    private static final int CLIENT_DAYS = 397;

    private @Nullable X509Bundle root;

    private TestAuthority(@Nullable X509Bundle root) {
        this.root = root;
    }

    /**
     * Returns the authority of this process, shared by all servers without a CA file. It is created at first use; this
     * takes some tenths of a second in a new JVM.
     */
    public static TestAuthority ofProcess() {
        return OF_PROCESS;
    }

    /**
     * Returns the authority in a file; creates both if the file does not exist.
     *
     * @throws IllegalArgumentException if the file cannot be used
     */
    public static TestAuthority in(Path file) {
        return new TestAuthority(new AuthorityFile(file).readOrCreate());
    }

    private synchronized X509Bundle root() {
        if (root == null) {
            root = CertificateProfiles.root(SUBJECT, Instant.now());
        }
        return root;
    }

    /** Returns the root certificate. */
    public X509Certificate certificate() {
        return root().getCertificate();
    }

    /** Returns the root certificate in PEM. */
    public String pem() {
        return root().getCertificatePEM().replace("\r\n", "\n");
    }

    /** Returns trust managers that trust only this authority. */
    public TrustManager[] trustManagers() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(root().toKeyStore(KEY_STORE, NO_PASSWORD));
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a context for clients that trust only this authority and have no certificate. */
    public SSLContext clientContext() {
        return clientContext(null);
    }

    /** Returns a context for clients that trust only this authority. */
    public SSLContext clientContext(@Nullable X509Bundle client) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(client == null ? null : keyManagers(client), trustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns key managers that present a certificate. */
    public static KeyManager[] keyManagers(X509Bundle bundle) {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(bundle.toKeyStore(KEY_STORE, NO_PASSWORD), NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Issues a certificate that is valid only for clients. */
    public X509Bundle issueForClient() {
        return CertificateProfiles.client(root(), "Hamms test client", Validity.ofDays(Instant.now(), CLIENT_DAYS));
    }

    /**
     * Issues the credentials of a server: correct except for one fault.
     *
     * @param names the names of the server
     * @param now the current time
     */
    Identity issue(CertificateFault fault, SubjectNames names, Instant now) {
        Validity current = Validity.ofDays(now, SERVER_DAYS);
        return switch (fault) {
            case NONE, REVOKED -> whole(CertificateProfiles.server(root(), names, current));
            case SELF_SIGNED -> new Identity(CertificateProfiles.selfSignedServer(names, current), false);
            case EXPIRED -> whole(CertificateProfiles.server(root(), names, Validity.between(now, -31, -1)));
            case NOT_YET_VALID -> whole(CertificateProfiles.server(root(), names, Validity.between(now, 30, 120)));
            case WRONG_HOST -> whole(CertificateProfiles.server(root(), SubjectNames.WRONG, current));
            case UNTRUSTED_ROOT ->
                whole(CertificateProfiles.server(CertificateProfiles.root("Hamms untrusted CA", now), names, current));
            case INCOMPLETE_CHAIN ->
                new Identity(
                        CertificateProfiles.server(
                                CertificateProfiles.intermediate("Hamms intermediate CA", root(), now), names, current),
                        false);
            case COMMON_NAME_ONLY -> whole(CertificateProfiles.commonNameOnly(root(), names.common(), current));
            case NUL_IN_COMMON_NAME ->
                whole(CertificateProfiles.commonNameOnly(root(), names.commonBeforeNul(), current));
            case WEAK_KEY -> whole(CertificateProfiles.weakServer(root(), names, current));
            case MUST_STAPLE -> whole(CertificateProfiles.mustStaple(root(), names, current));
            case NO_SUBJECT -> whole(CertificateProfiles.withoutSubject(root(), names, current));
        };
    }

    /**
     * Returns an OCSP response that says that a certificate is revoked.
     *
     * @param now the current time
     */
    byte[] revocationOf(X509Certificate certificate, Instant now) {
        return RevokedStatus.of(certificate, root(), now);
    }

    private static Identity whole(X509Bundle bundle) {
        return new Identity(bundle, true);
    }

    /** The fault of a server's certificate. */
    public enum CertificateFault {
        NONE,
        SELF_SIGNED,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_HOST,
        UNTRUSTED_ROOT,
        INCOMPLETE_CHAIN,
        COMMON_NAME_ONLY,
        NUL_IN_COMMON_NAME,
        WEAK_KEY,
        MUST_STAPLE,
        /** No fault of the certificate itself: the OCSP response that is stapled says that it is revoked. */
        REVOKED,
        /** No fault: an empty subject is correct. */
        NO_SUBJECT
    }

    /**
     * The credentials of a server.
     *
     * @param bundle the key and the certificates
     * @param withIssuers whether the server sends the issuers' certificates, including the root
     */
    record Identity(X509Bundle bundle, boolean withIssuers) {

        /** Returns the certificates that the server sends. */
        X509Certificate[] chain() {
            return withIssuers
                    ? bundle.getCertificatePathWithRoot()
                    : new X509Certificate[] {Objects.requireNonNull(bundle.getCertificate())};
        }
    }
}
