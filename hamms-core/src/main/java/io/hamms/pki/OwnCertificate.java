package io.hamms.pki;

import io.hamms.error.InvalidOptionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A user's certificate for the TLS ports whose certificate has no fault.
 *
 * @param key its private key
 * @param chain the certificate and those that issued it, as they are sent
 */
public record OwnCertificate(PrivateKey key, List<X509Certificate> chain) {

    private static final String CHAIN = "certificates in PEM, the server's first";
    private static final String KEY = "a private key in PEM and PKCS #8, without a password";

    /** Keeps a copy. */
    public OwnCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Reads both files.
     *
     * @throws InvalidOptionException if one cannot be read, or they do not belong together
     */
    public static OwnCertificate read(Path certificate, Path key) {
        List<X509Certificate> chain = chain(certificate);
        PrivateKey own = key(key, chain.get(0).getPublicKey().getAlgorithm());
        try {
            Pem.checkPair(new KeyPair(chain.get(0).getPublicKey(), own));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidOptionException("tlsKey", key, "the key of the certificate in " + certificate, e);
        }
        return new OwnCertificate(own, chain);
    }

    private static List<X509Certificate> chain(Path file) {
        try {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (IOException e) {
            throw unread("tlsCertificate", file, CHAIN, e);
        } catch (GeneralSecurityException e) {
            throw new InvalidOptionException("tlsCertificate", file, CHAIN, e);
        }
        throw new InvalidOptionException("tlsCertificate", file, CHAIN);
    }

    private static PrivateKey key(Path file, String algorithm) {
        try {
            return Pem.privateKey(Files.readString(file, StandardCharsets.ISO_8859_1), algorithm);
        } catch (IOException e) {
            throw unread("tlsKey", file, KEY, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidOptionException("tlsKey", file, KEY, e);
        }
    }

    private static InvalidOptionException unread(String option, Path file, String expected, IOException e) {
        boolean isMissing = e instanceof NoSuchFileException;
        return new InvalidOptionException(
                option, file, expected + (isMissing ? "; the file does not exist" : "; the file cannot be read"), e);
    }

    X509Certificate[] chainArray() {
        return chain.toArray(X509Certificate[]::new);
    }
}
