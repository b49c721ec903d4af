package io.hamms.mode.headers;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeadersEndlessTest {

    private static final String START = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n";
    private static final String LINE = "X-Endless: " + "a".repeat(87) + "\r\n";

    private static String read(HammsNettyServer server, String target, int length) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeadersEndless.MODE))) {
            return client.get(target).read(length);
        }
    }

    @EachTransport
    void sendsOneFieldForEver(HammsNettyServer server) throws IOException {
        String expected = START + "X-Endless: " + "a".repeat(3_000_000);
        assertThat(read(server, "/", expected.length())).isEqualTo(expected);
    }

    @EachTransport
    void sendsTheSameFieldForEver(HammsNettyServer server) throws IOException {
        String expected = START + LINE.repeat(30_000);
        assertThat(LINE).hasSize(100);
        assertThat(read(server, "/?where=lines", expected.length())).isEqualTo(expected);
    }

    @EachTransport
    void sendsTrailersForEver(HammsNettyServer server) throws IOException {
        String expected = START + "\r\n1b\r\nTrailers follow.\nHAMMS-END\n\r\n0\r\n" + LINE.repeat(30_000);
        assertThat(read(server, "/?where=trailers", expected.length())).isEqualTo(expected);
    }

    @Test
    void sendsTheConfiguredBytesASecond() {
        try (Embedded connection = Embedded.connectTo(HeadersEndless.MODE)) {
            String start = connection.get("/?where=lines&rate=1000").received();
            assertThat(start).isEqualTo(START);
            for (int i = 0; i < 20; i++) {
                connection.passTime(Duration.ofMillis(50));
            }
            assertThat(connection.received()).isEqualTo(LINE.repeat(10));
            connection.passTime(Duration.ofMillis(40));
            assertThat(connection.received()).isEmpty();
        }
    }

    @Test
    void sendsOneByteAtATimeAtALowRate() {
        try (Embedded connection = Embedded.connectTo(HeadersEndless.MODE)) {
            connection.get("/?rate=2").received();
            assertThat(connection.passTime(Duration.ofMillis(490)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(20)).received()).isEqualTo("a");
        }
    }

    @EachTransport
    void refusesAnInvalidRate(HammsNettyServer server) throws IOException {
        for (String rate : new String[] {"0", "-1", "100000001", "fast", ""}) {
            try (RawClient client = RawClient.connect(server.port(HeadersEndless.MODE))) {
                assertThat(client.get("/?rate=" + rate).read(13)).isEqualTo("HTTP/1.1 400 ");
                assertThat(client.readBody()).contains("\"expected\":\"max, or an integer from 1 to 100000000\"");
            }
        }
    }

    @EachTransport
    void isTooMuchForOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(HeadersEndless.MODE), Duration.ofMinutes(1)))
                .contains("Exception");
    }
}
