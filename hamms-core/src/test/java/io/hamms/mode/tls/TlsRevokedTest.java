package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.part.Bodies;
import io.hamms.pki.TestAuthority;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.testing.Tool;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsRevokedTest {

    @TempDir
    private Path folder = Path.of(".");

    @EachTransport
    void isLikeHealthyToAClientThatDoesNotCheck(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsRevoked.MODE))) {
            assertThat(client.get("/").readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith(Bodies.END);
        }
    }

    @EachTransport
    void isRejectedByAClientThatChecks(HammsNettyServer server) throws Exception {
        assertThatThrownBy(() -> handshake(server))
                .isInstanceOf(SSLHandshakeException.class)
                .rootCause()
                .isInstanceOf(CertificateRevokedException.class)
                .hasMessageContaining("reason: KEY_COMPROMISE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void saysRevokedToOpenssl(String version) throws Exception {
        assertThat(status(TlsRevoked.MODE, version, "-status"))
                .contains("OCSP Response Status: successful (0x0)")
                .contains("Cert Status: revoked")
                .contains("Revocation Reason: keyCompromise (0x1)")
                .contains("Verify return code: 0 (ok)");
        assertThat(status(TlsHealthy.MODE, version, "-status")).contains("OCSP response: no response sent");
    }

    @Test
    void staplesNothingForAClientThatDoesNotAsk() throws Exception {
        assertThat(status(TlsRevoked.MODE, "-msg"))
                .contains("Handshake")
                .doesNotContain("CertificateStatus")
                .contains("Verify return code: 0 (ok)");
    }

    private String status(FailureMode mode, String... more) throws Exception {
        Path root = Files.writeString(
                folder.resolve("root.pem"), TestAuthority.ofProcess().pem());
        int port = Servers.on(Transport.best()).port(mode);
        List<Object> all = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port, "-CAfile", root));
        all.addAll(List.of(more));
        return Tool.named("openssl").run("", all.toArray()).output();
    }

    /** Completes a handshake as a client that trusts no certificate without proof that it is not revoked. */
    private static void handshake(HammsNettyServer server) throws Exception {
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(EnumSet.of(Option.NO_FALLBACK, Option.ONLY_END_ENTITY));
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(
                Set.of(new TrustAnchor(TestAuthority.ofProcess().certificate(), null)), new X509CertSelector());
        parameters.addCertPathChecker(checker);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port(TlsRevoked.MODE))) {
            socket.startHandshake();
        }
    }
}
