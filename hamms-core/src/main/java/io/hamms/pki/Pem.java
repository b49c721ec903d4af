package io.hamms.pki;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads keys and certificates in PEM (RFC 7468). */
final class Pem {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    private Pem() {}

    /** Returns the only certificate in a text. */
    static X509Certificate certificate(String text) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(only("CERTIFICATE", text)));
    }

    /** Returns the only private key in a text, in PKCS #8. */
    static PrivateKey privateKey(String text, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(only("PRIVATE KEY", text)));
    }

    private static byte[] only(String label, String text) {
        List<String> found = BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(label))
                .map(block -> block.group(2))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(found.size() + " blocks \"BEGIN " + label + "\"");
        }
        return Base64.getMimeDecoder().decode(found.get(0).getBytes(StandardCharsets.US_ASCII));
    }

    /** Checks that a key and a certificate belong together. */
    static void checkPair(KeyPair keys) throws GeneralSecurityException {
        byte[] message = {1};
        Signature signature = Signature.getInstance(
                keys.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(message);
        byte[] signed = signature.sign();
        signature.initVerify(keys.getPublic());
        signature.update(message);
        if (!signature.verify(signed)) {
            throw new IllegalArgumentException("the key does not match the certificate");
        }
    }
}
