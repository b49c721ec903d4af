package io.hamms.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.mode.tls.TlsClientCertRequired;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.testing.Tool;
import io.hamms.transport.Transport;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presents server certificates, good and bad, as client certificates: none of them is valid for a client. */
class ClientVerifierTest {

    /** The alerts of RFC 8446, section 6.2. */
    private static final Map<TestAuthority.CertificateFault, String> ALERTS = Map.of(
            TestAuthority.CertificateFault.NONE, "unsupported_certificate",
            TestAuthority.CertificateFault.WRONG_HOST, "unsupported_certificate",
            TestAuthority.CertificateFault.EXPIRED, "certificate_expired",
            TestAuthority.CertificateFault.NOT_YET_VALID, "certificate_expired",
            TestAuthority.CertificateFault.SELF_SIGNED, "unknown_ca",
            TestAuthority.CertificateFault.UNTRUSTED_ROOT, "unknown_ca",
            TestAuthority.CertificateFault.INCOMPLETE_CHAIN, "unknown_ca");

    private static X509Bundle issue(TestAuthority.CertificateFault fault) {
        return TestAuthority.ofProcess()
                .issue(fault, SubjectNames.LOCAL, Instant.now())
                .bundle();
    }

    @EachTransport
    void sendsTheAlertForEachClientCertificate(HammsNettyServer server) throws IOException {
        for (TestAuthority.CertificateFault fault : ALERTS.keySet()) {
            X509Bundle certificate = issue(fault);
            if (fault == TestAuthority.CertificateFault.INCOMPLETE_CHAIN) {
                certificate = X509Bundle.fromCertificatePath(
                        new X509Certificate[] {certificate.getCertificate()},
                        certificate.getRootCertificate(),
                        certificate.getKeyPair());
            }
            assertThat(alertFor(server, certificate)).as(fault.name()).contains(ALERTS.get(fault));
        }
    }

    @EachTransport
    void isNotDeceivedByTheAuthoritysName(HammsNettyServer server) throws IOException {
        X509Bundle impostor = CertificateProfiles.root(TestAuthority.SUBJECT, Instant.now());
        X509Bundle client =
                CertificateProfiles.client(impostor, "client", CertificateProfiles.Validity.ofDays(Instant.now(), 2));

        assertThat(alertFor(server, client)).contains("unknown_ca");
    }

    private static String alertFor(HammsNettyServer server, X509Bundle certificate) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsClientCertRequired.MODE), certificate)) {
            Throwable[] alert = new Throwable[1];
            assertThatThrownBy(() -> client.get("/").readToEnd())
                    .isInstanceOf(SSLException.class)
                    .satisfies(thrown -> alert[0] = thrown);
            return String.valueOf(alert[0].getMessage());
        }
    }

    @Test
    void sendsUnknownCaToOpenssl(@TempDir Path folder) throws Exception {
        X509Bundle foreign = issue(TestAuthority.CertificateFault.UNTRUSTED_ROOT);
        Path certificate = Files.writeString(
                folder.resolve("client.pem"), foreign.getCertificatePEM() + foreign.getPrivateKeyPEM());
        HammsNettyServer server = Servers.on(Transport.best());

        Tool.Run run = Tool.named("openssl")
                .run(
                        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                        "s_client",
                        "-ign_eof",
                        "-connect",
                        "127.0.0.1:" + server.port(TlsClientCertRequired.MODE),
                        "-cert",
                        certificate);

        assertThat(run.output()).contains("SSL alert number 48");
    }
}
