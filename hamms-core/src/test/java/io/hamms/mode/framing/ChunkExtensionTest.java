package io.hamms.mode.framing;

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

class ChunkExtensionTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String BODY = "\r\nExtensions do not matter.\nHAMMS-END\n\r\n0\r\n\r\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(ChunkExtension.MODE), request);
    }

    @EachTransport
    void extendsTheSizeOfTheChunk(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin(HEAD + "24;name=value;flag" + BODY));
        assertThat(ask(server, "GET /?kind=quoted")).isEqualTo(fin(HEAD + "24;name=\"a;b\\\"c\"" + BODY));
        assertThat(ask(server, "GET /?kind=cr")).isEqualTo(fin(HEAD + "24;name=\"a\rb\"" + BODY));
        assertThat(ask(server, "GET /?kind=16kb")).isEqualTo(fin(HEAD + "24;" + "a".repeat(16_383) + BODY));
    }

    @EachTransport
    void extendsItForEver(HammsNettyServer server) throws IOException {
        String expected = HEAD + "24;name=" + "a".repeat(3_000_000);
        try (RawClient client = RawClient.connect(server.port(ChunkExtension.MODE))) {
            assertThat(client.get("/?kind=endless").read(expected.length())).isEqualTo(expected);
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(HEAD));
    }

    @EachTransport
    void isIgnoredByOkHttpAndApache(HammsNettyServer server) {
        URI uri = server.uri(ChunkExtension.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 36 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 36 bytes");
    }
}
