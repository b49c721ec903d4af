package io.hamms.testing;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509ExtendedKeyManager;

/** Presents a client certificate that was not issued by the server's CA, whatever issuers the server names. */
public final class ForeignKeys extends X509ExtendedKeyManager {

    private static final String ALIAS = "foreign";

    private final X509Bundle foreign;

    private ForeignKeys(X509Bundle foreign) {
        this.foreign = foreign;
    }

    public static ForeignKeys make() throws Exception {
        return new ForeignKeys(new CertificateBuilder()
                .ecp256()
                .subject("CN=foreign")
                .setIsCertificateAuthority(true)
                .buildSelfSigned());
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return ALIAS;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return foreign.getCertificatePathWithRoot();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return foreign.getKeyPair().getPrivate();
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        throw new UnsupportedOperationException();
    }
}
