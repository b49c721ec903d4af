package io.hamms.pki;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A certificate authority of this process. A client that trusts it, and checks certificates as it should, is left with
 * nothing to reject but the fault under test. It is made on first use, which takes some tenths of a second in a new
 * JVM, and may be used on any thread.
 */
public final class TestAuthority {

    private static final Duration VALIDITY = Duration.ofDays(3650);

    private TestAuthority() {}

    /** Makes the authority when it is first asked for, once. */
    private static final class Root {

        static final X509Bundle BUNDLE = make("CN=Hamms test CA");
    }

    /** Returns the root certificate. */
    public static X509Certificate certificate() {
        return Root.BUNDLE.getCertificate();
    }

    /** Returns the root certificate in PEM. */
    public static String pem() {
        return Root.BUNDLE.getCertificatePEM();
    }

    /** Returns trust managers that trust this authority and no other. */
    public static TrustManager[] trustManagers() {
        return Root.BUNDLE.toTrustManagerFactory().getTrustManagers();
    }

    /** Returns a context for clients that trust this authority and no other. */
    public static SSLContext clientContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what a server of this kind presents. */
    public static Identity issue(Fault fault) {
        return switch (fault) {
            case NONE -> issuedBy(Root.BUNDLE, local(), true);
            case SELF_SIGNED -> selfSigned();
            case EXPIRED -> issuedBy(Root.BUNDLE, local().notAfter(daysFromNow(-1)), true);
            case NOT_YET_VALID -> issuedBy(Root.BUNDLE, local().notBefore(daysFromNow(1)), true);
            case WRONG_HOST -> issuedBy(Root.BUNDLE, leaf("CN=wrong.example").addSanDnsName("wrong.example"), true);
            case UNTRUSTED_ROOT -> issuedBy(make("CN=Hamms untrusted CA"), local(), true);
            case INCOMPLETE_CHAIN -> issuedBy(intermediate(), local(), false);
        };
    }

    /** What is wrong with a server's certificate. */
    public enum Fault {
        NONE,
        SELF_SIGNED,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_HOST,
        UNTRUSTED_ROOT,
        INCOMPLETE_CHAIN
    }

    /**
     * What a server presents.
     *
     * @param bundle its key and certificates
     * @param withIssuers whether it sends the certificates of its issuers, up to and with the root
     */
    public record Identity(X509Bundle bundle, boolean withIssuers) {

        /** Returns the certificates that go over the wire. */
        public X509Certificate[] chain() {
            return withIssuers
                    ? bundle.getCertificatePathWithRoot()
                    : new X509Certificate[] {Objects.requireNonNull(bundle.getCertificate())};
        }
    }

    private static CertificateBuilder local() {
        return leaf("CN=localhost")
                .addSanDnsName("localhost")
                .addSanIpAddress("127.0.0.1")
                .addSanIpAddress("::1");
    }

    private static CertificateBuilder leaf(String subject) {
        return new CertificateBuilder()
                .ecp256()
                .subject(subject)
                .notBefore(daysFromNow(-2))
                .notAfter(Instant.now().plus(VALIDITY));
    }

    private static X509Bundle make(String subject) {
        try {
            return leaf(subject).setIsCertificateAuthority(true).buildSelfSigned();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Bundle intermediate() {
        try {
            return leaf("CN=Hamms intermediate CA")
                    .setIsCertificateAuthority(true)
                    .buildIssuedBy(Root.BUNDLE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity selfSigned() {
        try {
            return new Identity(local().setIsCertificateAuthority(true).buildSelfSigned(), false);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity issuedBy(X509Bundle issuer, CertificateBuilder leaf, boolean withIssuers) {
        try {
            return new Identity(leaf.buildIssuedBy(issuer), withIssuers);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant daysFromNow(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }
}
