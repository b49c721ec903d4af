package io.hamms.mode.redirect;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectMethodTest {

    private static final String BODY = "What you look for is elsewhere.\nHAMMS-END\n";

    @EachTransport
    void leadsToAnEcho(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(RedirectMethod.MODE))) {
            assertThat(client.get("/a").readSoFar().unnumbered()).isEqualTo(open(redirect("301 Moved Permanently")));
            assertThat(client.get("/a?status=307").readSoFar().unnumbered())
                    .isEqualTo(open(redirect("307 Temporary Redirect")));
            assertThat(client.send("PUT /arrival HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab")
                            .readBody())
                    .isEqualTo("{\"method\":\"PUT\",\"target\":\"/arrival\",\"headers\":{\"Host\":\"a\","
                            + "\"Content-Length\":\"2\"}}");
        }
    }

    private static String redirect(String status) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE
                + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\nLocation: /arrival\r\nContent-Type: text/plain\r\n"
                + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    }

    @ParameterizedTest
    @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
    void isFollowedByOkHttpWithTheRightMethod(String status, String method) throws IOException {
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).modes("redirect-method").start()) {
            Request post = new Request.Builder()
                    .url(server.uri(RedirectMethod.MODE)
                            .resolve("/?status=" + status)
                            .toString())
                    .post(RequestBody.create(new byte[3]))
                    .build();
            try (Response response = new OkHttpClient().newCall(post).execute()) {
                assertThat(response.body().string()).startsWith("{\"method\":\"" + method + "\"");
            }
        }
    }
}
