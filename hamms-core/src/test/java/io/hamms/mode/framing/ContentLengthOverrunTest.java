package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.http.Version;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class ContentLengthOverrunTest {

    private static final String SENT = "HTTP/1.1 200 OK\r\nServer: " + Version.SERVER
            + "\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\n"
            + "a".repeat(1024 * 1024);

    @EachTransport
    void sendsAMebibyteBeforeAnyRequest(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ContentLengthOverrun.MODE))) {
            assertThat(client.readToEnd()).isEqualTo(fin(SENT));
        }
    }

    @EachTransport
    void sendsNoMoreThanThatForARequest(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ContentLengthOverrun.MODE))) {
            assertThat(client.get("/").readToEnd()).isEqualTo(fin(SENT));
        }
    }

    @EachTransport
    void isReadByTheJdkAsThreeBytesEachTime(HammsNettyServer server) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(server.uri(ContentLengthOverrun.MODE)).build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("aaa");
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("aaa");
    }
}
