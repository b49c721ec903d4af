package io.hamms.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hamms.HammsNettyServer;
import io.hamms.error.InvalidOptionException;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.tls.TlsBadCertificate;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.Algorithm;
import io.netty.pkitesting.X509Bundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnCertificateTest {

    @TempDir
    private Path folder = Path.of(".");

    private static X509Bundle bundle(Algorithm algorithm) throws Exception {
        return new CertificateBuilder()
                .subject("CN=own.test")
                .addSanDnsName("own.test")
                .algorithm(algorithm)
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    private Path write(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.US_ASCII);
    }

    private static Certificate presented(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ecp256", "rsa2048"})
    void isPresentedWhereTheCertificateHasNoFault(Algorithm algorithm) throws Exception {
        X509Bundle own = bundle(algorithm);
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes("tls-healthy", "tls-expired", "status")
                .tlsCertificate(write("chain.pem", own.getCertificatePEM()), write("key.pem", own.getPrivateKeyPEM()))
                .start()) {
            assertThat(presented(server.port(TlsHealthy.MODE))).isEqualTo(own.getCertificate());
            assertThat(presented(server.port(Status.MODE))).isEqualTo(own.getCertificate());
            assertThat(presented(server.port(TlsBadCertificate.EXPIRED))).isNotEqualTo(own.getCertificate());
        }
    }

    private static void assertRefused(Path certificate, Path key, String option, String expected) {
        assertThatExceptionOfType(InvalidOptionException.class)
                .isThrownBy(() -> HammsNettyServer.builder().tlsCertificate(certificate, key))
                .satisfies(refused -> {
                    assertThat(refused.option()).isEqualTo(option);
                    assertThat(refused.expected()).startsWith(expected);
                });
    }

    @Test
    void isRefusedWithItsReason() throws Exception {
        X509Bundle own = bundle(Algorithm.ecp256);
        Path chain = write("chain.pem", own.getCertificatePEM());
        Path key = write("key.pem", own.getPrivateKeyPEM());
        Path other = write("other.pem", bundle(Algorithm.ecp256).getPrivateKeyPEM());
        Path locked = write("locked.pem", own.getPrivateKeyPEM().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
        Path empty = write("empty.pem", "");

        String chainOfNone = "certificates in PEM, the server's first; the file does not exist";
        assertRefused(folder.resolve("none"), key, "tlsCertificate", chainOfNone);
        assertRefused(folder, key, "tlsCertificate", chainOfNone.replace("does not exist", "cannot be read"));
        assertRefused(empty, key, "tlsCertificate", "certificates in PEM");
        String keyOfNone = "a private key in PEM and PKCS #8, without a password; the file does not exist";
        assertRefused(chain, folder.resolve("none"), "tlsKey", keyOfNone);
        assertRefused(chain, folder, "tlsKey", keyOfNone.replace("does not exist", "cannot be read"));
        assertRefused(chain, locked, "tlsKey", "a private key in PEM and PKCS #8, without a password");
        assertRefused(chain, chain, "tlsKey", "a private key in PEM");
        assertRefused(chain, other, "tlsKey", "the key of the certificate in ");
    }
}
