package io.hamms.mode.encoding;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

class GzipEmptyBodyTest {

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GzipEmptyBody.MODE))) {
            return client.send(request + " HTTP/1.1\r\n\r\n").shutdownOutput().readToEnd();
        }
    }

    private static String response(String status, String rest) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Encoding: gzip\r\n" + rest + "\r\n";
    }

    @EachTransport
    void labelsAnEmptyBodyGzip(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin(response("204 No Content", "")));
        assertThat(ask(server, "GET /?status=304")).isEqualTo(fin(response("304 Not Modified", "")));
        assertThat(ask(server, "GET /?status=200")).isEqualTo(fin(response("200 OK", "Content-Length: 0\r\n")));
        assertThat(ask(server, "HEAD /?status=200")).isEqualTo(fin(response("200 OK", "Content-Length: 0\r\n")));
    }

    @EachTransport
    void isAcceptedByOkHttpAndApache(HammsNettyServer server) {
        URI uri = server.uri(GzipEmptyBody.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("204, 0 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("204, 0 bytes");
    }
}
