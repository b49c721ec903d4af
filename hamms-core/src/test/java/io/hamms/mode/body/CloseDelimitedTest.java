package io.hamms.mode.body;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.rst;
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

class CloseDelimitedTest {

    private static final String BODY = "The end of the connection is the end of this text.\nHAMMS-END\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port(CloseDelimited.MODE))) {
            return client.send(request + " HTTP/1.1\r\nHost: h\r\n\r\n").readToEnd();
        }
    }

    private static String head(String version) {
        return version + " 200 OK\r\n" + Dates.SERVER_AND_DATE
                + "\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n";
    }

    @EachTransport
    void endsTheBodyWithFin(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin(head("HTTP/1.1") + BODY));
    }

    @EachTransport
    void endsTheBodyWithRst(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?end=rst")).isEqualTo(rst(head("HTTP/1.1") + BODY));
    }

    @EachTransport
    void sendsTheConfiguredVersionAndStatus(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?version=1.0")).isEqualTo(fin(head("HTTP/1.0") + BODY));
        assertThat(ask(server, "GET /?version=1.0&status=404"))
                .isEqualTo(fin(head("HTTP/1.0").replace("200 OK", "404 Not Found") + BODY));
        try (RawClient client = RawClient.connect(server.port(CloseDelimited.MODE))) {
            assertThat(client.get("/?version=2").readBody()).contains("(expected: one of 1.1, 1.0)");
        }
    }

    @EachTransport
    void answersHeadWithTheHeadAndFin(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /?end=rst")).isEqualTo(fin(head("HTTP/1.1")));
    }

    @EachTransport
    void isCompleteForOkHttpAndApacheUnlessItEndsWithRst(HammsNettyServer server) {
        URI uri = server.uri(CloseDelimited.MODE);
        for (String version : new String[] {"1.1", "1.0"}) {
            URI one = uri.resolve("/?version=" + version);
            assertThat(RealClient.OKHTTP.reactionTo(one, Duration.ofMinutes(1))).isEqualTo("200, 61 bytes");
            assertThat(RealClient.APACHE.reactionTo(one, Duration.ofMinutes(1))).isEqualTo("200, 61 bytes");
        }
        URI reset = uri.resolve("/?end=rst");
        assertThat(RealClient.OKHTTP.reactionTo(reset, Duration.ofMinutes(1))).startsWith("SocketException");
        assertThat(RealClient.APACHE.reactionTo(reset, Duration.ofMinutes(1))).startsWith("SocketException");
    }
}
