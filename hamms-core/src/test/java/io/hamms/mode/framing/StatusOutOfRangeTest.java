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

class StatusOutOfRangeTest {

    private static final String REST =
            " OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\nContent-Length: 26\r\n\r\n";
    private static final String TEXT = "No such status.\nHAMMS-END\n";

    private static Received ask(HammsNettyServer server, String request) throws IOException {
        return RawClient.ask(server.port(StatusOutOfRange.MODE), request);
    }

    @EachTransport
    void sends999(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "GET /")).isEqualTo(fin("HTTP/1.1 999" + REST + TEXT));
    }

    @EachTransport
    void sendsTheConfiguredCode(HammsNettyServer server) throws IOException {
        for (String code : new String[] {"0", "42", "099", "1000", "65736", "-200", "1".repeat(100)}) {
            assertThat(ask(server, "GET /?code=" + code)).isEqualTo(fin("HTTP/1.1 " + code + REST + TEXT));
        }
    }

    @EachTransport
    void answersHeadWithoutABody(HammsNettyServer server) throws IOException {
        assertThat(ask(server, "HEAD /")).isEqualTo(fin("HTTP/1.1 999" + REST));
    }

    @EachTransport
    void isReturnedByOkHttp(HammsNettyServer server) {
        URI uri = server.uri(StatusOutOfRange.MODE);
        assertThat(RealClient.OKHTTP.reactionTo(uri, Duration.ofMinutes(1))).isEqualTo("999, 26 bytes");
        assertThat(RealClient.OKHTTP.reactionTo(uri.resolve("/?code=65736"), Duration.ofMinutes(1)))
                .contains("Exception");
    }
}
