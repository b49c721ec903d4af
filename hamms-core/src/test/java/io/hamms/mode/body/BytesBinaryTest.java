package io.hamms.mode.body;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class BytesBinaryTest {

    private static final String ALL =
            IntStream.range(0, 256).mapToObj(Character::toString).collect(Collectors.joining());

    private static Received get(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(BytesBinary.MODE))) {
            return client.send("GET " + target + " HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
    }

    private static Received response(String type) {
        return fin("HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: " + type
                + "\r\nConnection: close\r\nContent-Length: 256\r\n\r\n" + ALL);
    }

    @EachTransport
    void labelsEveryByteAsText(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/")).isEqualTo(response("text/plain; charset=utf-8"));
    }

    @EachTransport
    void labelsThemAsConfigured(HammsNettyServer server) throws IOException {
        assertThat(get(server, "/?type=image/png")).isEqualTo(response("image/png"));
    }

    @EachTransport
    void isReturnedUnchangedByTheJdk(HammsNettyServer server) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.uri(BytesBinary.MODE)).build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(ALL.getBytes(StandardCharsets.ISO_8859_1));
    }
}
