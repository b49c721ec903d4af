package io.hamms.mode.semantics;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class EarlyResponseTest {

    private static final int EIGHT_MIB = 8 * 1024 * 1024;
    private static final String TEXT = "No more of it, please.\nHAMMS-END\n";

    private static String answer(String status) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE
                + "\r\nX-Hamms-Seq: {n}\r\nX-Hamms-Path: /a\r\nConnection: close\r\nContent-Type: text/plain\r\n"
                + "Content-Length: " + TEXT.length() + "\r\n\r\n" + TEXT;
    }

    private static String upload(String target, int length) {
        return "POST " + target + " HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static RawClient.Received counted(RawClient.Received received) {
        return new RawClient.Received(
                received.text().replaceFirst("X-Hamms-Seq: \\d+", "X-Hamms-Seq: {n}"), received.end());
    }

    @EachTransport
    void answersTheHeadAloneAndEnds(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(EarlyResponse.MODE))) {
            client.send(upload("/a", EIGHT_MIB));
            assertThat(counted(client.readToEnd())).isEqualTo(fin(answer("413 Content Too Large")));
        }
        try (RawClient client = RawClient.connect(server.port(EarlyResponse.MODE))) {
            client.send(upload("/a?end=rst&status=403", EIGHT_MIB));
            assertThat(counted(client.readToEnd())).isEqualTo(rst(answer("403 Forbidden")));
        }
    }

    @EachTransport
    void readsNoMoreOfTheContent(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(EarlyResponse.MODE))) {
            client.send(upload("/a", EIGHT_MIB));
            assertThat(client.sendsUntilStuck(EIGHT_MIB)).isLessThan(EIGHT_MIB);
        }
    }

    @Test
    void waitsForTheConfiguredPartOfTheContent() {
        try (Embedded connection = Embedded.connectTo(EarlyResponse.MODE)) {
            connection.send(upload("/a?read=10", 100)).send("123456789");
            assertThat(connection.received()).isEmpty();
            assertThat(connection.send("0").received())
                    .isEqualTo(answer("413 Content Too Large").replace("{n}", "1"));
            assertThat(connection.channel().config().isAutoRead()).isFalse();
        }
    }

    @Test
    void doesNotWaitForMoreThanThereIs() {
        try (Embedded connection = Embedded.connectTo(EarlyResponse.MODE)) {
            connection.send(upload("/a?read=10", 3) + "12");
            assertThat(connection.received()).isEmpty();
            assertThat(connection.send("3").received())
                    .isEqualTo(answer("413 Content Too Large").replace("{n}", "1"));
        }
    }

    @Test
    void sends100ContinueOnlyIfItReadsContent() {
        String head = "POST /a?read=%d HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n";
        try (Embedded connection = Embedded.connectTo(EarlyResponse.MODE)) {
            assertThat(connection.send(head.formatted(1)).received()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        }
        try (Embedded connection = Embedded.connectTo(EarlyResponse.MODE)) {
            assertThat(connection.send(head.formatted(0)).received())
                    .isEqualTo(answer("413 Content Too Large").replace("{n}", "1"));
        }
    }

    /** OkHttp reads a response once it cannot send any more: after the reset it finds one. */
    @EachTransport
    void reachesOkHttpOnlyWithTheReset(HammsNettyServer server) throws IOException {
        OkHttpClient patient =
                new OkHttpClient.Builder().writeTimeout(RawClient.PATIENCE).build();
        try (Response response = patient.newCall(upload(server, "/a?end=rst")).execute()) {
            assertThat(response.code()).isEqualTo(413);
            assertThat(response.body().string()).isEqualTo(TEXT);
        }

        OkHttpClient impatient =
                new OkHttpClient.Builder().writeTimeout(Duration.ofMillis(500)).build();
        assertThatThrownBy(
                        () -> impatient.newCall(upload(server, "/a")).execute().close())
                .isInstanceOf(SocketTimeoutException.class);
    }

    private static Request upload(HammsNettyServer server, String target) {
        return new Request.Builder()
                .url(server.uri(EarlyResponse.MODE).resolve(target).toString())
                .post(RequestBody.create(new byte[EIGHT_MIB]))
                .build();
    }
}
