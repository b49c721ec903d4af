package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlPort;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaCommandTest {

    private final TestEnvironment environment = TestEnvironment.plain();

    private static HammsNettyServer serve(String mode) {
        return HammsNettyServer.builder().basePort(0).modes(mode).start();
    }

    private static String port(HammsNettyServer server, String mode) {
        return Integer.toString(server.port(mode));
    }

    @Test
    void printsTheCaOfARunningServer() throws Exception {
        try (HammsNettyServer server = serve("tls-healthy")) {
            assertThat(environment.run("ca", "--port", port(server, "tls-healthy")))
                    .isZero();
            X509Certificate printed = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(environment.out().getBytes(StandardCharsets.US_ASCII)));
            assertThat(((X509TrustManager) server.trustManagers()[0]).getAcceptedIssuers())
                    .containsExactly(printed);
            assertThat(environment.out())
                    .startsWith("-----BEGIN CERTIFICATE-----\n")
                    .endsWith("\n-----END CERTIFICATE-----\n");
        }
    }

    @Test
    void countsThePortsFromTheBasePort() {
        try (HammsNettyServer server = serve("tls-healthy")) {
            String base = Integer.toString(server.port("tls-healthy") - 49);
            assertThat(environment.run("ca", "--base-port", base)).isZero();
            assertThat(environment.out()).startsWith("-----BEGIN CERTIFICATE-----\n");
        }
    }

    @Test
    void refusesABasePortAboveWhichThereIsNoSuchPort() {
        assertThat(environment.run("ca", "--base-port", "65500")).isEqualTo(2);
        assertThat(environment.err()).startsWith("--base-port: 65500 (expected: at most 65486)");
    }

    @Test
    void namesTheBasePortIfThatChoseThePort() {
        try (HammsNettyServer server = serve("connection-refused")) {
            int port = server.port("connection-refused");
            assertThat(environment.run("ca", "--base-port", Integer.toString(port - 49)))
                    .isEqualTo(2);
            assertThat(environment.err())
                    .startsWith("--base-port: " + (port - 49) + ", port " + port
                            + " on 127.0.0.1: connection refused (expected: tls-healthy of a running hamms)");
            assertThat(environment.run("ca", "--client", "--base-port", Integer.toString(port - 100)))
                    .isEqualTo(2);
            assertThat(environment.err())
                    .contains("--base-port: " + (port - 100) + ", port " + port + " on 127.0.0.1: connection refused");
        }
    }

    @Test
    void saysThatAHostNameDoesNotResolve() {
        String[][] commands = {{"ca", "--host", "nowhere.invalid"}, {"ca", "--client", "--host", "nowhere.invalid"}};
        for (String[] command : commands) {
            assertThat(environment.run(command)).isEqualTo(2);
        }
        assertThat(environment.err().lines())
                .hasSize(2)
                .allMatch(line -> line.contains(" on nowhere.invalid: the host name does not resolve (expected: "));
    }

    @Test
    void refusesAnotherCa() {
        try (HammsNettyServer server = serve("tls-untrusted-root")) {
            String port = port(server, "tls-untrusted-root");
            assertThat(environment.run("ca", "--port", port)).isEqualTo(2);
            assertThat(environment.err())
                    .isEqualTo("--port: " + port
                            + " on 127.0.0.1: not a CA of hamms (expected: tls-healthy of a running"
                            + " hamms);"
                            + " see hamms ca --help\n");
            assertThat(environment.out()).isEmpty();
        }
    }

    @Test
    void printsAClientCertificateIssuedByARunningServer() throws Exception {
        try (HammsNettyServer server = serve("healthy");
                ControlPort control = ControlPort.of(server).start()) {
            assertThat(environment.run("ca", "--client", "--control-port", Integer.toString(control.port())))
                    .isZero();
            X509Certificate client = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(environment.out().getBytes(StandardCharsets.US_ASCII)));
            ((X509TrustManager) server.trustManagers()[0]).checkClientTrusted(new X509Certificate[] {client}, "EC");
            assertThat(environment.out()).contains("-----BEGIN PRIVATE KEY-----\n");
        }
    }

    @Test
    void reportsThatNoControlPortIsThere() {
        try (HammsNettyServer server = serve("healthy")) {
            String port = port(server, "healthy");
            assertThat(environment.run("ca", "--client", "--control-port", port))
                    .isEqualTo(2);
            assertThat(environment.err())
                    .isEqualTo("--control-port: " + port + " on 127.0.0.1: not hamms (expected: the control port of a"
                            + " running hamms); see hamms ca --help\n");
        }
    }

    @Test
    void readsTheFileWithoutARunningServer(@TempDir Path folder) {
        String file = folder.resolve("ca-key.pem").toString();

        assertThat(environment.run("ca", "--ca-file", file)).isZero();
        String printed = environment.out();
        assertThat(environment.run("ca", "--ca-file", file)).isZero();

        assertThat(environment.out()).isEqualTo(printed + printed).doesNotContain("PRIVATE");
        try (HammsNettyServer server =
                HammsNettyServer.builder().caFile(Path.of(file)).build()) {
            assertThat(server.clientCredentials().caPem()).isEqualTo(printed);
        }
    }

    @Test
    void reportsTheErrorInAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ca-key.pem"), "nothing");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(environment.run("ca", "--ca-file", file.toString())).isEqualTo(2);
        assertThat(environment.err())
                .isEqualTo(
                        "--ca-file: " + file + " (expected: accessible only to its owner, mode 600; it has rw-r-----);"
                                + " see hamms ca --help\n");
    }

    @Test
    void reportsThatNothingListens() {
        try (HammsNettyServer server = serve("connection-refused")) {
            String port = port(server, "connection-refused");
            assertThat(environment.run("ca", "--port", port)).isEqualTo(2);
            assertThat(environment.err())
                    .startsWith("--port: " + port + " on 127.0.0.1: connection refused (expected: ");
        }
    }

    @Test
    void reportsThatAServerDoesNotUseTls() {
        try (HammsNettyServer server = serve("close-on-accept")) {
            assertThat(environment.run("ca", "--port", port(server, "close-on-accept")))
                    .isEqualTo(2);
            assertThat(environment.err()).contains(": no TLS server (expected: ");
        }
    }
}
