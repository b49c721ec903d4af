package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.ClientCredentials;
import io.hamms.HammsNettyServer;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.testing.Tool;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsClientCertRequiredTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @EachTransport
    void answersAClientWithACertificate(HammsNettyServer server) throws Exception {
        ClientCredentials credentials = server.clientCredentials();
        HttpClient client =
                HttpClient.newBuilder().sslContext(credentials.sslContext()).build();

        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(server.uri(TlsClientCertRequired.MODE)).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).endsWith(Bodies.END);
    }

    @Test
    void answersCurlAndOpenssl(@TempDir Path folder) throws Exception {
        HammsNettyServer server = Servers.on(Transport.best());
        ClientCredentials credentials = server.clientCredentials();
        Path ca = Files.writeString(folder.resolve("ca.pem"), credentials.caPem());
        Path client = Files.writeString(folder.resolve("client.pem"), credentials.pem());
        int port = server.port(TlsClientCertRequired.MODE);

        assertThat(Tool.named("openssl")
                        .run(
                                REQUEST,
                                "s_client",
                                "-ign_eof",
                                "-quiet",
                                "-x509_strict",
                                "-verify_return_error",
                                "-CAfile",
                                ca,
                                "-cert",
                                client,
                                "-connect",
                                "127.0.0.1:" + port)
                        .output())
                .contains("HTTP/1.1 200 OK", Bodies.END);
        assertThat(Tool.named("curl")
                        .run("", "-sS", "--cacert", ca, "--cert", client, "https://localhost:" + port + "/")
                        .output())
                .endsWith(Bodies.END);
    }

    @EachTransport
    void alertsAClientWithoutACertificate(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsClientCertRequired.MODE))) {
            assertThat(client.version()).isEqualTo("TLSv1.3");
            assertThatThrownBy(() -> client.get("/").readToEnd())
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("certificate_required");
        }
    }
}
