package io.hamms.mode.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectLoopTest {

    private static final String BODY = "What you look for is elsewhere.\nHAMMS-END\n";

    private static String redirect(String status, int sequence, String path, String location) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: " + sequence
                + "\r\nX-Hamms-Path: " + path + "\r\nLocation: " + location
                + "\r\nContent-Type: text/plain" + (location.contains("x=y") ? "\r\nX-Hamms-Ignored: x" : "")
                + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/any/path?x=y, /any/path?x=y",
        "/a?kind=pair&x=y, /b?kind=pair&x=y",
        "/b?kind=pair, /a?kind=pair",
        "/?kind=pair, /a?kind=pair",
        "/a?kind=unique, /1?kind=unique",
    })
    void leadsInACircle(String target, String location) {
        try (Embedded connection = Embedded.connectTo(RedirectLoop.MODE)) {
            assertThat(connection.get(target).received())
                    .isEqualTo(redirect("302 Found", 1, target.replaceFirst("\\?.*", ""), location));
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void neverLeadsToTheSamePathTwiceIfConfigured() {
        try (Embedded connection = Embedded.connectTo(RedirectLoop.MODE)) {
            String query = "?kind=unique&status=307";
            assertThat(connection.get("/" + query).received())
                    .isEqualTo(redirect("307 Temporary Redirect", 1, "/", "/1" + query));
            assertThat(connection.get("/1" + query).received())
                    .isEqualTo(redirect("307 Temporary Redirect", 2, "/1", "/2" + query));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.test/a",
                "http://evil.test//evil.test/a",
                "http://evil.test",
                "*",
                "/\u00e9",
                "/a\u0000",
                "\\evil.test"
            })
    void leadsNobodyAway(String target) {
        try (Embedded connection = Embedded.connectTo(RedirectLoop.MODE)) {
            assertThat(connection.get(target).received()).contains("\r\nLocation: /\r\n");
        }
    }

    @EachTransport
    void isAbandonedByOkHttpAfterTwentyRounds(HammsNettyServer server) throws IOException {
        OkHttpClient client =
                new OkHttpClient.Builder().readTimeout(RawClient.PATIENCE).build();
        for (String kind : new String[] {"self", "pair", "unique"}) {
            Request request = new Request.Builder()
                    .url(server.uri(RedirectLoop.MODE).resolve("/?kind=" + kind).toString())
                    .build();
            assertThatThrownBy(() -> client.newCall(request).execute().close())
                    .hasMessage("Too many follow-up requests: 21");
        }
        client.connectionPool().evictAll();
    }
}
