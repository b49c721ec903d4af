package io.hamms;

import io.hamms.pki.TestAuthority;
import io.netty.pkitesting.X509Bundle;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A client certificate of the test CA and its key, in the formats that clients need; issued at first use, valid for
 * 397 days, and not valid for servers.
 */
public final class ClientCredentials {

    private final TestAuthority authority;
    private @Nullable X509Bundle issued;

    ClientCredentials(TestAuthority authority) {
        this.authority = authority;
    }

    private synchronized X509Bundle bundle() {
        if (issued == null) {
            issued = authority.issueForClient();
        }
        return issued;
    }

    /** Returns the client's certificate. */
    public X509Certificate certificate() {
        return bundle().getCertificate();
    }

    /** Returns the certificate of the CA in PEM, for clients outside this JVM. */
    public String caPem() {
        return authority.pem();
    }

    /** Returns the key of the client's certificate. */
    public PrivateKey privateKey() {
        return bundle().getKeyPair().getPrivate();
    }

    /** Returns key managers that present the certificate. */
    public KeyManager[] keyManagers() {
        return TestAuthority.keyManagers(bundle());
    }

    /** Returns a context for clients that present the certificate and trust only the test CA. */
    public SSLContext sslContext() {
        return authority.clientContext(bundle());
    }

    /** Returns the certificate and the key in PEM, in this order, as {@code curl --cert} expects them. */
    public String pem() {
        return (bundle().getCertificatePEM() + bundle().getPrivateKeyPEM()).replace("\r\n", "\n");
    }
}
