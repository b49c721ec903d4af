package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class CaCommandTest {

    private final TestWorld world = TestWorld.plain();

    private static HammsNettyServer serve(String mode) {
        return HammsNettyServer.builder().basePort(0).modes(mode).start();
    }

    private static String port(HammsNettyServer server, String mode) {
        return Integer.toString(server.port(mode));
    }

    @Test
    void printsTheAuthorityThatARunningServerMade() throws Exception {
        try (HammsNettyServer server = serve("tls-healthy")) {
            assertThat(world.run("ca", "--port", port(server, "tls-healthy"))).isZero();
            X509Certificate printed = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(world.out().getBytes(StandardCharsets.US_ASCII)));
            assertThat(((X509TrustManager) server.trustManagers()[0]).getAcceptedIssuers())
                    .containsExactly(printed);
            assertThat(world.out())
                    .startsWith("-----BEGIN CERTIFICATE-----\n")
                    .endsWith("\n-----END CERTIFICATE-----\n");
        }
    }

    @Test
    void doesNotTakeAnotherAuthorityForIt() {
        try (HammsNettyServer server = serve("tls-untrusted-root")) {
            String port = port(server, "tls-untrusted-root");
            assertThat(world.run("ca", "--port", port)).isEqualTo(2);
            assertThat(world.err())
                    .isEqualTo(
                            "--port: " + port + " on 127.0.0.1: not hamms (expected: tls-healthy of a running hamms);"
                                    + " see hamms ca --help\n");
            assertThat(world.out()).isEmpty();
        }
    }

    @Test
    void saysThatNothingIsThere() {
        try (HammsNettyServer server = serve("connection-refused")) {
            String port = port(server, "connection-refused");
            assertThat(world.run("ca", "--port", port)).isEqualTo(2);
            assertThat(world.err())
                    .startsWith("--port: " + port + " on 127.0.0.1: nothing that speaks TLS (expected: ");
        }
    }

    @Test
    void saysThatWhatIsThereSpeaksNoTls() {
        try (HammsNettyServer server = serve("close-on-accept")) {
            assertThat(world.run("ca", "--port", port(server, "close-on-accept")))
                    .isEqualTo(2);
            assertThat(world.err()).contains(": nothing that speaks TLS (expected: ");
        }
    }
}
