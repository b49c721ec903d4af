import com.fasterxml.jackson.databind.JsonNode;
import java.io.*;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.*;

/** What a call asks of its client: a time limit, and to trust one certificate authority and no other. */
record Settings(Duration timeout, String ca) {
    static Settings of(JsonNode call) {
        return new Settings(Duration.ofMillis(call.get("timeoutMs").asLong()), call.get("ca").asText());
    }

    KeyStore trustStore() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (InputStream pem = Files.newInputStream(Path.of(ca))) {
            store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        return store;
    }

    X509TrustManager trustManager() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trustStore());
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    SSLContext tls() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trustManager()}, null);
        return context;
    }
}
