package io.hamms.mode.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.TlsServer;
import io.hamms.mode.tls.TlsServerHelloStall;
import io.hamms.mode.tls.TlsUnrecognizedName;
import io.hamms.mode.tls.TlsVersions;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class TlsHealthyTest {

    /** The modes that complete the handshake with a current client. */
    private static final List<FailureMode> SPEAKING = FailureModes.ALL.stream()
            .filter(mode -> mode.fault() instanceof TlsServer)
            .filter(mode -> !Set.of(TlsServerHelloStall.MODE, TlsVersions.OLD_ONLY, TlsUnrecognizedName.MODE)
                    .contains(mode))
            .toList();

    private static final String[] CBC = {
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"
    };

    @EachTransport
    void endsWithCloseNotify(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsHealthy.MODE))) {
            assertThat(client.version()).isEqualTo("TLSv1.3");
            // Without close_notify the JDK would throw here.
            assertThat(client.get("/").readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith(Bodies.END);
        }
    }

    /** A client that offers HTTP/2, too, gets HTTP/1.1 (RFC 7301, section 3.2). */
    @EachTransport
    void choosesHttp11(HammsNettyServer server) throws IOException {
        for (FailureMode mode : SPEAKING) {
            if (mode.name().startsWith("tls-alpn-")) {
                continue;
            }
            try (TlsClient client = TlsClient.connect(server.port(mode), parameters -> {
                parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
                parameters.setProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
            })) {
                assertThat(client.protocol()).as(mode.name()).isEqualTo("http/1.1");
            }
        }
    }

    /** Only modes with an old TLS version have its cipher suites. */
    @EachTransport
    void hasNoSuiteInCbcMode(HammsNettyServer server) {
        for (FailureMode mode : SPEAKING) {
            if (!mode.equals(TlsVersions.FROM_1_0)) {
                assertThatThrownBy(() -> TlsClient.connect(server.port(mode), parameters -> {
                            parameters.setProtocols(new String[] {"TLSv1.2"});
                            parameters.setCipherSuites(CBC);
                        }))
                        .as(mode.name())
                        .isInstanceOf(SSLException.class)
                        .hasMessageMatching(".*(handshake_failure|protocol_version).*");
            }
        }
    }

    @Test
    void isTrustedByAClientThatTrustsTheTestAuthority() throws Exception {
        HammsNettyServer server = Servers.on(Transport.best());
        HttpClient client =
                HttpClient.newBuilder().sslContext(server.sslContext()).build();

        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(server.uri("tls-healthy")).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).endsWith(Bodies.END);
    }
}
