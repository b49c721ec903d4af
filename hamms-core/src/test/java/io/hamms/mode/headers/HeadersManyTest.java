package io.hamms.mode.headers;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class HeadersManyTest {

    private static Received get(HammsNettyServer server, FailureMode mode, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(mode))) {
            return client.send("GET " + target + " HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
    }

    private static String response(int fields, int letters) {
        return IntStream.rangeClosed(1, fields)
                .mapToObj(i -> "X-Fill-%010d: %s\r\n".formatted(i, "a".repeat(letters)))
                .collect(Collectors.joining(
                        "",
                        "HTTP/1.1 200 OK\r\n",
                        Dates.SERVER_AND_DATE
                                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 42\r\n\r\n"
                                + "{\"Host\":\"hamms.test\",\"Connection\":\"close\"}"));
    }

    @EachTransport
    void sendsTenThousandFieldsOf100Bytes(HammsNettyServer server) throws IOException {
        String expected = response(10_000, 79);
        assertThat(expected.indexOf("Server")).isEqualTo(1_000_000 + "HTTP/1.1 200 OK\r\n".length());
        assertThat(get(server, HeadersMany.ONE_MB, "/")).isEqualTo(fin(expected));
    }

    @EachTransport
    void sendsAHundredThousandFieldsOnAnotherPort(HammsNettyServer server) throws IOException {
        assertThat(get(server, HeadersMany.TEN_MB, "/")).isEqualTo(fin(response(100_000, 79)));
    }

    @EachTransport
    void sendsTheConfiguredNumberAndLength(HammsNettyServer server) throws IOException {
        assertThat(get(server, HeadersMany.ONE_MB, "/?fields=0")).isEqualTo(fin(response(0, 0)));
        assertThat(get(server, HeadersMany.ONE_MB, "/?fields=1001&each=21")).isEqualTo(fin(response(1001, 0)));
        assertThat(get(server, HeadersMany.ONE_MB, "/?fields=3&each=8192")).isEqualTo(fin(response(3, 8171)));
    }

    @EachTransport
    void producesThemOnlyAsTheyAreRead(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeadersMany.ONE_MB))) {
            client.get("/?fields=9999999999");
            assertThat(client.read(1_000_017)).endsWith("X-Fill-0000010000: " + "a".repeat(79) + "\r\n");
        }
    }

    @EachTransport
    void isTooMuchForOkHttp(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(HeadersMany.ONE_MB), Duration.ofMinutes(1)))
                .startsWith("IOException: unexpected end of stream");
    }
}
