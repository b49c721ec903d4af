package io.hamms.mode.timing;

import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class SlowReadTest {

    private static final String TEXT = "All of it, at last.\nHAMMS-END\n";

    private static final String ANSWER = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nX-Hamms-Seq: n\r\nX-Hamms-Path: /a\r\nContent-Type: text/plain\r\nContent-Length: "
            + TEXT.length() + "\r\n\r\n" + TEXT;

    private static String head(String target, int length) {
        return "POST " + target + " HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void answersNoSoonerThanTheContentTakes() {
        try (Embedded connection = Embedded.connectTo(SlowRead.MODE)) {
            connection.send(head("/a", 32_768) + "x".repeat(16_384));
            assertThat(connection.channel().config().isAutoRead()).isFalse();
            connection.passTime(Duration.ofMillis(990));
            assertThat(connection.channel().config().isAutoRead()).isFalse();
            connection.passTime(Duration.ofMillis(14));
            assertThat(connection.channel().config().isAutoRead()).isTrue();
            connection.send("x".repeat(16_384));
            assertThat(connection.passTime(Duration.ofMillis(980)).received()).isEmpty();
            assertThat(new RawClient.Received(
                                    connection.passTime(Duration.ofMillis(20)).received(), RawClient.End.OPEN)
                            .unnumbered())
                    .isEqualTo(open(ANSWER));
            assertThat(connection.channel().config().isAutoRead()).isTrue();
            assertThat(connection.hasTimer()).isFalse();
        }
    }

    @EachTransport
    void stallsTheClientAndAnswersInTheEnd(HammsNettyServer server) throws IOException {
        int length = 2_000_000;
        try (RawClient client = RawClient.connect(server.port(SlowRead.MODE)).sendBuffer(16_384)) {
            long start = System.nanoTime();
            client.send(head("/a?bps=4000000", length)).send(new byte[length]);
            assertThat(client.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(490));
            assertThat(client.read(TEXT.length())).isEqualTo(TEXT);
            assertThat(client.get("/a").readSoFar().unnumbered()).isEqualTo(open(ANSWER));
        }
    }

    @EachTransport
    void isASuccessInOkHttp(HammsNettyServer server) throws IOException {
        Request request = new Request.Builder()
                .url(server.uri(SlowRead.MODE).resolve("/?bps=10000000").toString())
                .post(RequestBody.create(new byte[1_000_000]))
                .build();
        OkHttpClient client =
                new OkHttpClient.Builder().readTimeout(RawClient.PATIENCE).build();

        try (Response response = client.newCall(request).execute()) {
            assertThat(response.body().string()).isEqualTo(TEXT);
        }
    }
}
