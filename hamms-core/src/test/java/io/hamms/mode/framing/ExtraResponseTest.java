package io.hamms.mode.framing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class ExtraResponseTest {

    private static final String ASKED = "This is your answer.\nHAMMS-END\n";
    private static final String UNASKED = "Nobody asked for this.\nHAMMS-END\n";

    private static String response(String body, int sequence, String fields) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: " + sequence
                + "\r\nX-Hamms-Path: /a\r\nContent-Type: text/plain\r\n" + fields + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String whatFollows(FailureMode mode, String query) {
        try (Embedded connection = Embedded.connectTo(mode)) {
            String first = response(ASKED, 1, "");
            String received = connection.get("/a" + query).received();
            assertThat(received).startsWith(first);
            assertThat(connection.isOpen()).isTrue();
            return received.substring(first.length());
        }
    }

    @Test
    void sendsAnUnsolicitedSecondResponse() {
        assertThat(whatFollows(ExtraResponse.RESPONSE, "")).isEqualTo(response(UNASKED, 1, ""));
    }

    @Test
    void sendsJunk() {
        assertThat(whatFollows(ExtraResponse.JUNK, "")).isEqualTo("foo bar");
    }

    @Test
    void sendsTheConfiguredBytes() {
        assertThat(whatFollows(ExtraResponse.RESPONSE, "?what=junk")).isEqualTo("foo bar");
        assertThat(whatFollows(ExtraResponse.RESPONSE, "?what=crlf")).isEqualTo("\r\n");
        assertThat(whatFollows(ExtraResponse.JUNK, "?what=response")).isEqualTo(response(UNASKED, 1, ""));
    }

    @Test
    void sendsItAfterTheGapAndNotBefore() {
        try (Embedded connection = Embedded.connectTo(ExtraResponse.JUNK)) {
            assertThat(connection.get("/a?after=1000ms").received()).isEqualTo(response(ASKED, 1, ""));
            connection.passTime(Duration.ofMillis(999));
            assertThat(connection.received()).isEmpty();
            connection.passTime(Duration.ofMillis(5));
            assertThat(connection.received()).isEqualTo("foo bar");
        }
    }

    @Test
    void answersTheNextRequestAfterTheExtra() {
        try (Embedded connection = Embedded.connectTo(ExtraResponse.JUNK)) {
            assertThat(connection.get("/a").get("/a").received())
                    .isEqualTo(response(ASKED, 1, "") + "foo bar" + response(ASKED, 2, "") + "foo bar");
        }
    }

    @EachTransport
    void sendsItEvenIfTheClientSendsClose(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(ExtraResponse.RESPONSE))) {
            client.send("GET /a HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n");
            RawClient.Received received = client.readToEnd();
            String sequence = received.text().replaceAll("(?s).*?X-Hamms-Seq: (\\d+).*", "$1");
            String close = "Connection: close\r\n";
            assertThat(received)
                    .isEqualTo(fin(response(ASKED, Integer.parseInt(sequence), close)
                            + response(UNASKED, Integer.parseInt(sequence), close)));
        }
    }

    /** OkHttp reuses its pooled connection at once and reads the leftover bytes as the second answer. */
    @EachTransport
    void desynchronisesOkHttp(HammsNettyServer server) throws IOException {
        OkHttpClient client = new OkHttpClient();
        URI uri = server.uri(ExtraResponse.RESPONSE);
        assertThat(body(client, uri.resolve("/first"))).isEqualTo("/first " + ASKED);
        assertThat(body(client, uri.resolve("/second"))).isEqualTo("/first " + UNASKED);
        client.connectionPool().evictAll();
    }

    private static String body(OkHttpClient client, URI uri) throws IOException {
        try (Response response = client.newCall(
                        new Request.Builder().url(uri.toString()).build())
                .execute()) {
            return response.header("X-Hamms-Path") + " " + response.body().string();
        }
    }
}
