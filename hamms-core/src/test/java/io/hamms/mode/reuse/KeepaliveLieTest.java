package io.hamms.mode.reuse;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;

class KeepaliveLieTest {

    private static final String TEXT = "Use this connection again.\nHAMMS-END\n";

    private static String answer(String before, String after) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\n" + before
                + "Content-Type: text/plain\r\n" + after + "Content-Length: " + TEXT.length() + "\r\n\r\n" + TEXT;
    }

    private static RawClient.Received ask(HammsNettyServer server, String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port(KeepaliveLie.MODE))) {
            return client.send(request).readToEnd().unnumbered();
        }
    }

    @EachTransport
    void closesAfterItHasSaidThatTheConnectionPersists(HammsNettyServer server) throws IOException {
        String lie = answer("Connection: keep-alive\r\n", "");
        assertThat(ask(server, "GET /a HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo(fin(lie));
        assertThat(ask(server, "GET /a?end=rst HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo(rst(lie));
        assertThat(ask(server, "GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
                .isEqualTo(fin(answer("", "Connection: keep-alive\r\n")));
    }

    @EachTransport
    void saysCloseToAClientThatDoes(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .isEqualTo(fin(answer("", "Connection: close\r\n")));
    }

    @EachTransport
    void isASuccessInApache(HammsNettyServer server) {
        assertThat(RealClient.APACHE.reactionTo(server.uri(KeepaliveLie.MODE), RawClient.PATIENCE))
                .isEqualTo("200, " + TEXT.length() + " bytes");
    }
}
