package io.hamms.audit;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The test CA, which verifies the certificates of the TLS modes.
 *
 * @param pem the certificate of the test CA
 * @param context a context for clients in this JVM that trusts the test CA and nothing else
 */
public record Trust(String pem, SSLContext context) {

    static Trust of(TrustManager[] managers, SSLContext context) {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(managers)
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .forEach(issuer -> pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(base64.encodeToString(der(issuer)))
                        .append("\n-----END CERTIFICATE-----\n"));
        return new Trust(pem.toString(), context);
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
