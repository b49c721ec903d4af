package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class TlsClientHelloTest {

    private static String body(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @EachTransport
    void answersWithWhatTheClientOffered(HammsNettyServer server) throws IOException, InterruptedException {
        URI uri = URI.create("https://localhost:" + server.port(TlsClientHello.MODE) + "/");
        HttpClient client = HttpClient.newBuilder()
                .sslContext(server.sslContext())
                .version(HttpClient.Version.HTTP_2)
                .build();
        String first = body(client, uri);
        assertThat(first)
                .startsWith(
                        "{\"versions\":[\"TLSv1.3\",\"TLSv1.2\"],\"alpn\":[\"h2\",\"http/1.1\"],\"sni\":\"localhost\",")
                .contains("\"cipherSuites\":[\"1302\",\"1301\",")
                .containsPattern("\"ja3\":\"[0-9a-f]{32}\",\"ja3Text\":\"771,4866-4865-")
                .containsPattern("\"ja4\":\"t13d\\d{4}h2_[0-9a-f]{12}_[0-9a-f]{12}\"}$");
        assertThat(body(client, uri)).as("on the same connection").isEqualTo(first);
    }
}
