package io.hamms.mode.baseline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.journal.RecordedRequest;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first label of the host names the mode. */
class HostLabelTest {

    private static String get(HammsNettyServer server, String host, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(FailureModes.BY_PATH))) {
            return client.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .readToEnd()
                    .text();
        }
    }

    private static TlsClient named(HammsNettyServer server, String host) throws IOException {
        return TlsClient.connect(
                server.port(FailureModes.BY_PATH),
                parameters -> parameters.setServerNames(List.of(new SNIHostName(host))));
    }

    private static Instant notAfter(TlsClient client) throws IOException {
        return client.chain()[0].getNotAfter().toInstant();
    }

    @EachTransport
    void namesAModeInClear(HammsNettyServer server) throws IOException {
        assertThat(get(server, "status.localhost:5598", "/a?status=503")).startsWith("HTTP/1.1 503 ");
        assertThat(get(server, "STATUS.example", "/?status=503")).startsWith("HTTP/1.1 503 ");
        assertThat(get(server, "garbage-on-accept.localhost", "/")).isEqualTo("foo bar");
    }

    @EachTransport
    void stillNamesAModeAfterARedirectToAnotherHost(HammsNettyServer server) throws IOException {
        String redirect = get(server, "redirect-cross-origin.localhost", "/?to=host");
        URI location = URI.create(redirect.replaceAll("(?s).*\r\nLocation: (.*?)\r\n.*", "$1"));

        assertThat(location.getHost()).isEqualTo("redirect-cross-origin.other.localhost");
        assertThat(get(server, location.getHost(), location.getPath()))
                .contains("{\"method\":\"GET\",\"target\":\"/arrival\",");
    }

    @EachTransport
    void namesAModeInTls(HammsNettyServer server) throws IOException {
        try (TlsClient client = named(server, "status.localhost")) {
            assertThat(client.get("/?status=503").readToEnd()).startsWith("HTTP/1.1 503 ");
        }
        try (TlsClient client = named(server, "drip-5s.localhost")) {
            assertThat(client.get("/?interval=1ms").readToEnd()).startsWith("HTTP/1.1 204 ");
        }
    }

    @EachTransport
    void namesATlsModeAndAModeBehindIt(HammsNettyServer server) throws Exception {
        try (TlsClient client = named(server, "tls-expired--status.localhost")) {
            X509Certificate certificate = client.chain()[0];
            assertThat(notAfter(client)).isBefore(Instant.now());
            assertThat(certificate.getSubjectAlternativeNames())
                    .anyMatch(name -> name.contains("tls-expired--status.localhost"));
            assertThat(client.get("/?status=503").readToEnd()).startsWith("HTTP/1.1 503 ");
        }
        try (TlsClient client = named(server, "tls-wrong-host--status.localhost")) {
            assertThat(client.chain()[0].getSubjectAlternativeNames()).anyMatch(name -> name.contains("wrong.example"));
        }
        try (TlsClient client = named(server, "tls-only-1-3--status.localhost")) {
            assertThat(client.version()).isEqualTo("TLSv1.3");
            assertThat(client.get("/?status=503").readToEnd()).startsWith("HTTP/1.1 503 ");
        }
    }

    @EachTransport
    void namesATlsMode(HammsNettyServer server) throws Exception {
        try (TlsClient client = named(server, "tls-self-signed.localhost")) {
            assertThat(client.chain()).hasSize(1);
            assertThat(client.get("/").readToEnd()).endsWith(Bodies.END);
        }
        try (TlsClient client = named(server, "tls-no-close-notify.localhost")) {
            assertThat(client.get("/?missing=300").readToEnd()).endsWith("\r\n\r\n");
        }
        assertThatThrownBy(() -> named(server, "tls-close-alert.localhost"))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("handshake_failure");
        assertThatThrownBy(() -> named(server, "tls-plaintext-reply.localhost")).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> named(server, "tls-close-fin.localhost")).isInstanceOf(IOException.class);
    }

    @EachTransport
    void refusesWhatIsNoModeOverTlsAfterACorrectHandshake(HammsNettyServer server) throws IOException {
        for (String label :
                List.of("slep", "tls-expired--slep", "tls-close-fin--status", "tls-no-close-notify--status")) {
            try (TlsClient client = named(server, label + ".localhost")) {
                assertThat(notAfter(client)).isAfter(Instant.now());
                assertThat(client.get("/").readToEnd())
                        .startsWith("HTTP/1.1 400 ")
                        .contains("\"error\":\"host: ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slep | host: slep (expected: sleep, ",
                "slep--status | host: slep (expected: ",
                "tls-expired--slep | host: slep (expected: sleep, ",
                "status--sleep | host: status (expected: a TLS mode whose fault is in the certificate or the handshake",
                "tls-close-fin--sleep | host: tls-close-fin (expected: a TLS mode whose fault is in the certificate",
                "tls-no-close-notify--sleep | host: tls-no-close-notify (expected: a TLS mode whose fault",
                "tls-expired--connection-refused | host: connection-refused (expected: a mode that answers requests, behind",
                "tls-expired--tls-healthy | host: tls-healthy (expected: a mode that answers requests, behind",
                "connection-refused | host: connection-refused (expected: a mode that answers requests or acts in TLS",
                "tls-expired | host: tls-expired (expected: https, and the same host as the server name",
                "tls-close-fin | host: tls-close-fin (expected: https, and the same host",
                "tls-expired--status | host: tls-expired--status (expected: https, and the same host",
            })
    void refusesTheRestWithItsReason(String label, String reason) throws IOException {
        assertThat(get(Servers.on(Transport.best()), label + ".localhost", "/"))
                .startsWith("HTTP/1.1 400 ")
                .contains(reason);
    }

    @Test
    void joinsNoModeThatHasAResponseOfItsOwn() {
        List<String> joined = new ArrayList<>();
        for (FailureMode mode : FailureModes.ALL) {
            HostLabel label = HostLabel.of(mode.name().replace('.', '-') + "--status.localhost", FailureModes.ALL);
            if (requireNonNull(label).refusal() == null) {
                joined.add(mode.name());
            }
        }
        assertThat(joined)
                .contains("tls-healthy", "tls-expired", "tls-only-1.3", "tls-client-cert-required", "tls-alpn-none")
                .doesNotContain(
                        "tls-no-close-notify",
                        "tls-corrupt-record",
                        "tls-client-hello",
                        "tls-alpn-h2-speaks-h1",
                        "redirect-downgrade");
    }

    @Test
    void refusesAnUnknownParameter() throws IOException {
        assertThat(get(Servers.on(Transport.best()), "status.localhost", "/?statsu=503"))
                .startsWith("HTTP/1.1 400 ")
                .contains("statsu");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "127.0.0.1:5598", "[::1]:5598", "hamms", "hamms.example.com", ".localhost", ""})
    void isNoneInOtherHosts(String host) throws IOException {
        assertThat(get(Servers.on(Transport.best()), host, "/"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"modes\":[");
        assertThat(get(Servers.on(Transport.best()), host, "/mode/status?status=503"))
                .startsWith("HTTP/1.1 503 ");
    }

    @Test
    void actsInTheHandshakeWhateverThePath() throws IOException {
        try (TlsClient client = named(Servers.on(Transport.best()), "tls-expired.localhost")) {
            assertThat(notAfter(client)).isBefore(Instant.now());
            assertThat(client.get("/mode/status?status=503").readToEnd()).startsWith("HTTP/1.1 503 ");
        }
    }

    /** The certificate is valid for the name, so that a client sees only the fault that it is to see. */
    @Test
    void isTrusted() throws IOException {
        HammsNettyServer server = Servers.on(Transport.best());
        OkHttpClient client = new OkHttpClient.Builder()
                .dns(host -> List.of(InetAddress.getLoopbackAddress()))
                .sslSocketFactory(server.sslContext().getSocketFactory(), (javax.net.ssl.X509TrustManager)
                        server.trustManagers()[0])
                .build();
        String by = ".localhost:" + server.port(FailureModes.BY_PATH) + "/?status=503";
        for (String label : List.of("status", "tls-min-1-2--status")) {
            try (Response response = client.newCall(
                            new Request.Builder().url("https://" + label + by).build())
                    .execute()) {
                assertThat(response.code()).isEqualTo(503);
            }
        }
        assertThatThrownBy(() -> client.newCall(new Request.Builder()
                                .url("https://tls-expired--status" + by)
                                .build())
                        .execute())
                .isInstanceOf(SSLHandshakeException.class)
                .hasStackTraceContaining("NotAfter");
    }

    @Test
    void isRecordedAsTheModeThatAnswers() throws IOException {
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).modes("by-path").start()) {
            get(server, "status.localhost", "/");
            try (TlsClient client = named(server, "tls-expired--redirect-loop.localhost")) {
                client.get("/?kind=self").readToEnd();
            }
            try (TlsClient client = named(server, "tls-expired.localhost")) {
                client.get("/?echo=true").readToEnd();
            }
            assertThat(server.journal().requests())
                    .extracting(RecordedRequest::mode)
                    .containsExactly("status", "redirect-loop", "tls-expired");
        }
    }
}
