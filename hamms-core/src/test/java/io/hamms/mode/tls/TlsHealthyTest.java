package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.Bodies;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Servers;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class TlsHealthyTest {

    @EachTransport
    void endsWithTheGoodbyeOfTls(HammsNettyServer server) throws IOException {
        try (TlsClient client = TlsClient.connect(server.port(TlsHealthy.MODE))) {
            assertThat(client.version()).isEqualTo("TLSv1.3");
            // Without close_notify the JDK would throw here.
            assertThat(client.get("/").readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith(Bodies.END);
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
