package io.hamms.mode.headers;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentLengthInvalidTest {

    private static final String TEXT = "All work and no play \nHAMMS-END\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ContentLengthInvalid.MODE))) {
            return client.send(request + " HTTP/1.1\r\nHost: hamms.test\r\n\r\n")
                    .readToEnd();
        }
    }

    private static String head(String length) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    @EachTransport
    void declaresALengthThatIsNone(HammsNettyServer server) throws IOException {
        assertThat(TEXT).hasSize(32);
        assertThat(ask(server, "GET /")).isEqualTo(fin(head("-1") + TEXT));
    }

    @EachTransport
    void declaresTheConfiguredLength(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /?value=")).isEqualTo(fin(head("") + TEXT));
        assertThat(ask(server, "GET /?value=%2B32")).isEqualTo(fin(head("+32") + TEXT));
        assertThat(ask(server, "GET /?value=0x20")).isEqualTo(fin(head("0x20") + TEXT));
        assertThat(ask(server, "GET /?value=32s")).isEqualTo(fin(head("32s") + TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"32", "032", "+32", "32%20", "%0932"})
    void refusesTheRightLength(String value) {
        try (Embedded connection = Embedded.connectTo(ContentLengthInvalid.MODE)) {
            assertThat(connection.get("/?value=" + value).received())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("(expected: not the length of the body)");
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ContentLengthInvalid.MODE))) {
            assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n").shutdownOutput().readToEnd())
                    .isEqualTo(fin(head("-1")));
        }
    }

    /** OkHttp takes the length for an unknown one and reads up to the end of the connection. */
    @EachTransport
    void isReadByOkHttpAndRefusedByApache(HammsNettyServer server) {
        URI uri = server.uri(ContentLengthInvalid.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("200, 32 bytes");
        assertThat(RealClient.APACHE.reactionTo(uri, Duration.ofMinutes(1))).contains("Exception");
    }
}
