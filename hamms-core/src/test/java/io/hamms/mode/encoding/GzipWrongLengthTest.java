package io.hamms.mode.encoding;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

class GzipWrongLengthTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Encoding: gzip\r\nContent-Type: text/plain\r\nContent-Length: 10000\r\n\r\n";

    @EachTransport
    void sendsTheWholeStreamThenFinBeforeTheDeclaredLength(HammsNettyServer server) throws IOException {
        String stream = new String(GzipText.WHOLE, StandardCharsets.ISO_8859_1);
        assertThat(stream).hasSizeLessThan(10_000);
        try (RawClient client = RawClient.connect(server.port(GzipWrongLength.MODE))) {
            assertThat(client.get("/").readToEnd()).isEqualTo(fin(HEAD + stream));
        }
    }

    @EachTransport
    void answersHeadCompletely(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GzipWrongLength.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n").shutdownOutput().readToEnd())
                    .isEqualTo(fin(HEAD));
        }
    }

    @EachTransport
    void sendsTheConfiguredStatus(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(GzipWrongLength.MODE))) {
            assertThat(client.get("/?status=503").readHead())
                    .isEqualTo(HEAD.replace("200 OK", "503 Service Unavailable"));
        }
    }

    @EachTransport
    void isNoticedByOkHttpAndApache(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(GzipWrongLength.MODE), Duration.ofMinutes(1)))
                .doesNotStartWith("200");
        assertThat(RealClient.APACHE.reactionTo(server.uri(GzipWrongLength.MODE), Duration.ofMinutes(1)))
                .doesNotStartWith("200");
    }
}
