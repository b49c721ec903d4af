package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class BodylessWithBodyTest {

    private static String head(String status, String path, String framing) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: n" + "\r\nX-Hamms-Path: "
                + path + "\r\n" + framing + "\r\n\r\n";
    }

    private static Received ask(HammsNettyServer server, String... requests) throws IOException {
        try (RawClient client = RawClient.connect(server.port(BodylessWithBody.MODE))) {
            for (String request : requests) {
                client.send(request + " HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
            }
            return client.shutdownOutput().readToEnd().unnumbered();
        }
    }

    @EachTransport
    void sendsFiveBytesAfterA204AndKeepsTheConnection(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /one", "GET /two"))
                .isEqualTo(fin(head("204 No Content", "/one", "Content-Length: 5") + "stray"
                        + head("204 No Content", "/two", "Content-Length: 5") + "stray"));
    }

    @EachTransport
    void sendsAnEmptyChunkedBodyIfConfigured(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?status=304&kind=chunked"))
                .isEqualTo(fin(head("304 Not Modified", "/", "Transfer-Encoding: chunked") + "0\r\n\r\n"));
    }

    @EachTransport
    void answersHeadWithA200AndABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(head("200 OK", "/", "Content-Length: 5") + "stray"));
    }

    @EachTransport
    void isRefusedByTheJdkWhichThenOpensANewConnection(HammsNettyServer server) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI uri = server.uri(BodylessWithBody.MODE);
        HttpRequest first = HttpRequest.newBuilder(uri.resolve("/first")).build();
        HttpRequest second =
                HttpRequest.newBuilder(uri.resolve("/second?status=304")).build();

        assertThatThrownBy(() -> client.send(first, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .hasMessage("unexpected content length header with 204 response");
        assertThat(client.send(second, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .firstValue("X-Hamms-Path"))
                .contains("/second");
    }
}
