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

class HeaderHugeTest {

    private static Received get(HammsNettyServer server, FailureMode mode, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(mode))) {
            return client.send("GET " + target + " HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n")
                    .readToEnd();
        }
    }

    private static String response(String field) {
        return "HTTP/1.1 200 OK\r\n" + field + "\r\n" + Dates.SERVER_AND_DATE
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 42\r\n\r\n"
                + "{\"Host\":\"hamms.test\",\"Connection\":\"close\"}";
    }

    @EachTransport
    void sendsACookieOf63KiB(HammsNettyServer server) throws IOException {
        assertThat(get(server, HeaderHuge.HUGE, "/")).isEqualTo(fin(response("Cookie: " + "a".repeat(64_512))));
    }

    @EachTransport
    void sendsAFieldOfAnySizeAndName(HammsNettyServer server) throws IOException {
        assertThat(get(server, HeaderHuge.HUGE, "/?size=0")).isEqualTo(fin(response("Cookie: ")));
        assertThat(get(server, HeaderHuge.HUGE, "/?size=3&name=X-Large")).isEqualTo(fin(response("X-Large: aaa")));
    }

    @EachTransport
    void sendsOneMegabyteOrTenOnPortsOfTheirOwn(HammsNettyServer server) throws IOException {
        assertThat(get(server, HeaderHuge.ONE_MB, "/")).isEqualTo(fin(response("Cookie: " + "a".repeat(1_000_000))));
        assertThat(get(server, HeaderHuge.TEN_MB, "/")).isEqualTo(fin(response("Cookie: " + "a".repeat(10_000_000))));
    }

    @EachTransport
    void keepsTheConnection(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeaderHuge.HUGE))) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.get("/?size=9").readHead())
                        .isEqualTo("HTTP/1.1 200 OK\r\nCookie: aaaaaaaaa\r\n" + Dates.SERVER_AND_DATE
                                + "\r\nContent-Type: application/json\r\nContent-Length: 21\r\n\r\n");
                assertThat(client.read(21)).isEqualTo("{\"Host\":\"hamms.test\"}");
            }
        }
    }

    @EachTransport
    void producesAnExabyteOnlyAsItIsRead(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(HeaderHuge.HUGE))) {
            client.get("/?size=1000000000000000000");
            assertThat(client.read(1_000_025)).endsWith("a".repeat(1_000_000));
        }
    }

    @EachTransport
    void refusesANameThatIsNotAToken(HammsNettyServer server) throws IOException {
        for (String name : new String[] {"X%0d%0aY", "X%20Y", "X:", "", "X%C3%A9", "X".repeat(101)}) {
            assertThat(get(server, HeaderHuge.HUGE, "/?size=1&name=" + name).text())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("(expected: a token of at most 100 bytes)");
        }
    }

    @EachTransport
    void isTooMuchForOkHttpAbove256KiB(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(HeaderHuge.HUGE), Duration.ofMinutes(1)))
                .startsWith("200, ");
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(HeaderHuge.ONE_MB), Duration.ofMinutes(1)))
                .startsWith("IOException: unexpected end of stream");
    }
}
