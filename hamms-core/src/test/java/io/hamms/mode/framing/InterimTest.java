package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InterimTest {

    private static final String SERVER = "\r\n" + Dates.SERVER_AND_DATE.replaceFirst("(?s)\r\n.*", "") + "\r\n";
    private static final String HINTS =
            "HTTP/1.1 103 Early Hints" + SERVER + "Link: </style.css>; rel=preload; as=style\r\n\r\n";
    private static final String CONTINUE = "HTTP/1.1 100 Continue" + SERVER + "\r\n";
    private static final String HEAD = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /\r\nContent-Type: text/plain\r\nContent-Length: 30\r\n\r\n";
    private static final String LAST = HEAD + "The final response.\nHAMMS-END\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(Interim.MODE), request).unnumbered();
    }

    @EachTransport
    void sendsThemBeforeTheResponse(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin(HINTS + LAST));
        assertThat(ask(server, "GET /?kind=twice")).isEqualTo(fin(HINTS + HINTS + LAST));
        assertThat(ask(server, "GET /?kind=length"))
                .isEqualTo(fin("HTTP/1.1 103 Early Hints" + SERVER + "Content-Length: 5\r\n\r\n" + LAST));
        assertThat(ask(server, "GET /?kind=100")).isEqualTo(fin(CONTINUE + LAST));
        assertThat(ask(server, "GET /?kind=101"))
                .isEqualTo(fin("HTTP/1.1 101 Switching Protocols" + SERVER
                        + "Connection: Upgrade\r\nUpgrade: hamms\r\n\r\n" + LAST));
    }

    @EachTransport
    void sendsOneAfterTheResponse(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?kind=after")).isEqualTo(fin(LAST + CONTINUE));
    }

    @EachTransport
    void closesWithoutAFinalResponse(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Interim.MODE))) {
            assertThat(client.get("/?kind=fin").readToEnd()).isEqualTo(fin(HINTS));
        }
    }

    @Test
    void sendsOneEach100Milliseconds() {
        String processing = "HTTP/1.1 102 Processing" + SERVER + "\r\n";
        try (Embedded connection = Embedded.connectTo(Interim.MODE)) {
            assertThat(connection.get("/?kind=102").received()).isEqualTo(processing);
            for (int i = 0; i < 4; i++) {
                assertThat(connection.passTime(Duration.ofMillis(95)).received())
                        .isEmpty();
                assertThat(connection.passTime(Duration.ofMillis(10)).received())
                        .isEqualTo(processing);
            }
            assertThat(connection.passTime(Duration.ofMillis(110)).received().replaceAll("Seq: 1", "Seq: n"))
                    .isEqualTo(LAST);
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin(HINTS + HEAD));
    }

    @EachTransport
    void areSkippedByOkHttpAndApache(HammsNettyServer server) {
        URI uri = server.uri(Interim.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 30 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 30 bytes");
    }
}
