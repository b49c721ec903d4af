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
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlsBadCertificateTest {

    private final HammsNettyServer server = Servers.on(Transport.best());

    static Stream<Arguments> rejections() {
        return Stream.of(
                Arguments.of(TlsBadCertificate.SELF_SIGNED, "unable to find valid certification path"),
                Arguments.of(TlsBadCertificate.EXPIRED, "NotAfter: "),
                Arguments.of(TlsBadCertificate.NOT_YET_VALID, "NotBefore: "),
                Arguments.of(TlsBadCertificate.WRONG_HOST, "No subject alternative names matching"),
                Arguments.of(TlsBadCertificate.UNTRUSTED_ROOT, "unable to find valid certification path"),
                Arguments.of(TlsBadCertificate.INCOMPLETE_CHAIN, "unable to find valid certification path"));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void isRejectedByAClientThatTrustsTheTestAuthority(FailureMode mode, String reason) {
        HttpClient client =
                HttpClient.newBuilder().sslContext(server.sslContext()).build();
        HttpRequest request = HttpRequest.newBuilder(server.uri(mode)).build();

        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class)
                .hasStackTraceContaining(reason);
    }

    @EachTransport
    void answersAClientThatAcceptsAnything(HammsNettyServer any) throws IOException {
        for (FailureMode mode : List.of(TlsBadCertificate.EXPIRED, TlsBadCertificate.INCOMPLETE_CHAIN)) {
            try (TlsClient client = TlsClient.connect(any.port(mode))) {
                assertThat(client.get("/").readToEnd())
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .endsWith(Bodies.END);
            }
        }
    }

    @Test
    void differsFromACorrectCertificateInOneThingOnly() throws IOException {
        assertThat(chain(TlsHealthy.MODE))
                .hasSize(2)
                .endsWith(TestAuthority.ofProcess().certificate());
        assertThat(leaf(TlsBadCertificate.SELF_SIGNED).getIssuerX500Principal())
                .isEqualTo(leaf(TlsBadCertificate.SELF_SIGNED).getSubjectX500Principal());
        assertThat(leaf(TlsBadCertificate.EXPIRED).getNotAfter()).isBefore(Date.from(Instant.now()));
        assertThat(chain(TlsBadCertificate.EXPIRED))
                .endsWith(TestAuthority.ofProcess().certificate());
        assertThat(leaf(TlsBadCertificate.NOT_YET_VALID).getNotBefore()).isAfter(Date.from(Instant.now()));
        assertThat(chain(TlsBadCertificate.NOT_YET_VALID))
                .endsWith(TestAuthority.ofProcess().certificate());
        assertThat(leaf(TlsBadCertificate.WRONG_HOST).getSubjectX500Principal().getName())
                .isEqualTo("CN=wrong.example");
        assertThat(chain(TlsBadCertificate.WRONG_HOST))
                .endsWith(TestAuthority.ofProcess().certificate());
        assertThat(chain(TlsBadCertificate.UNTRUSTED_ROOT))
                .hasSize(2)
                .doesNotContain(TestAuthority.ofProcess().certificate());
        assertThat(chain(TlsBadCertificate.INCOMPLETE_CHAIN)).hasSize(1);
        assertThat(leaf(TlsBadCertificate.INCOMPLETE_CHAIN).getIssuerX500Principal())
                .isNotEqualTo(TestAuthority.ofProcess().certificate().getSubjectX500Principal());
    }

    private X509Certificate leaf(FailureMode mode) throws IOException {
        return chain(mode)[0];
    }

    private X509Certificate[] chain(FailureMode mode) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(mode))) {
            return client.chain();
        }
    }
}
