package io.hamms.mode.headers;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

class ContentTypeBadCharsetTest {

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ContentTypeBadCharset.MODE))) {
            return client.get(target).shutdownOutput().readToEnd();
        }
    }

    private static String response(String charset) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain; charset=" + charset
                + "\r\nContent-Length: 22\r\n\r\nPlain text.\nHAMMS-END\n";
    }

    @EachTransport
    void namesAnUnknownCharset(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(fin(response("0")));
    }

    @EachTransport
    void namesTheConfiguredCharset(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?charset=%22utf-8")).isEqualTo(fin(response("\"utf-8")));
        assertThat(get(server, "/?charset=")).isEqualTo(fin(response("")));
        assertThat(get(server, "/?charset=a%0d%0aX:").text()).startsWith("HTTP/1.1 400 ");
    }

    @EachTransport
    void makesNoDifferenceToClientsThatReadBytes(HammsNettyServer server) {
        for (RealClient client : RealClient.values()) {
            assertThat(client.reactionTo(server.uri(ContentTypeBadCharset.MODE), Duration.ofMinutes(1)))
                    .as(client.label())
                    .isEqualTo("200, 22 bytes");
        }
    }

    @EachTransport
    void isDecodedAsUtf8ByTheJdk(HammsNettyServer server) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.uri(ContentTypeBadCharset.MODE)).build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .isEqualTo("Plain text.\nHAMMS-END\n");
    }
}
