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

class ChunkSizeInvalidTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String TEXT =
            "All work and no play makes an HTTP client a dull boy.\nAll work and no\nHAMMS-END\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(ChunkSizeInvalid.MODE), request);
    }

    private static String chunk(String before, String after) {
        return HEAD + before + TEXT + after + "0\r\n\r\n";
    }

    @EachTransport
    void sendsASizeThatIsNotHexadecimal(HammsNettyServer server) throws IOException {
        assertThat(TEXT).hasSize(0x50);
        assertThat(ask(server, "GET /")).isEqualTo(fin(chunk("0x50\r\n", "\r\n")));
        assertThat(ask(server, "GET /?kind=plus")).isEqualTo(fin(chunk("+50\r\n", "\r\n")));
        assertThat(ask(server, "GET /?kind=minus")).isEqualTo(fin(chunk("-1\r\n", "\r\n")));
        assertThat(ask(server, "GET /?kind=underscore")).isEqualTo(fin(chunk("5_0\r\n", "\r\n")));
        assertThat(ask(server, "GET /?kind=space")).isEqualTo(fin(chunk("50 \r\n", "\r\n")));
        assertThat(ask(server, "GET /?kind=text")).isEqualTo(fin(chunk("xyz\r\n", "\r\n")));
        assertThat(ask(server, "GET /?kind=empty")).isEqualTo(fin(chunk("\r\n", "\r\n")));
    }

    @EachTransport
    void sendsWrongLineEndsAroundTheData(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?kind=lf")).isEqualTo(fin(chunk("50\n", "\n")));
        assertThat(ask(server, "GET /?kind=no-crlf")).isEqualTo(fin(chunk("50\r\n", "")));
        assertThat(ask(server, "GET /?kind=other-octets")).isEqualTo(fin(chunk("50\r\n", "ab")));
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(HEAD));
    }

    @EachTransport
    void failsInOkHttpAndApache(HammsNettyServer server) {
        URI uri = server.uri(ChunkSizeInvalid.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).contains("Exception");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).contains("Exception");
    }
}
