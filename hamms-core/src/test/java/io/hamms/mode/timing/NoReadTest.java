package io.hamms.mode.timing;

import static io.hamms.testing.RawClient.Received.open;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

class NoReadTest {

    private static final int EIGHT_MIB = 8 * 1024 * 1024;
    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private static String upload(String target, String fields) {
        return "POST " + target + " HTTP/1.1\r\nHost: hamms.test\r\n" + fields + "Content-Length: " + EIGHT_MIB
                + "\r\n\r\n";
    }

    @EachTransport
    void leavesAnUploadStuckTheSoonerTheSmallerItsBufferIs(HammsNettyServer server) throws IOException {
        int small = sent(server, "/");
        int large = sent(server, "/?rcvbuf=1048576");

        assertThat(small).isLessThan(EIGHT_MIB / 8);
        assertThat(large).isBetween(small + EIGHT_MIB / 32, EIGHT_MIB / 2);
    }

    private static int sent(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(NoRead.MODE))) {
            return client.sendBuffer(32 * 1024).send(upload(target, "")).sendsWithin(Duration.ofMillis(150), EIGHT_MIB);
        }
    }

    @EachTransport
    void answersNobody(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(NoRead.MODE))) {
            assertThat(client.get("/").readFor(Duration.ofMillis(80))).isEqualTo(open(""));
        }
    }

    @EachTransport
    void resetsInTheEnd(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(NoRead.MODE))) {
            assertThat(client.send(upload("/?hold=0.05", "")).readToEnd()).isEqualTo(rst(""));
        }
    }

    @Test
    void holdsForTenMinutes() {
        try (Embedded connection = Embedded.connectTo(NoRead.MODE)) {
            connection.send(upload("/", "") + "some");
            assertThat(connection.channel().config().isAutoRead()).isFalse();
            assertThat(connection
                            .passTime(Duration.ofMinutes(10).minusMillis(1))
                            .isOpen())
                    .isTrue();
            assertThat(connection.passTime(Duration.ofMillis(1)).isOpen()).isFalse();
            assertThat(connection.received()).isEmpty();
        }
    }

    @Test
    void saysContinueUnlessItIsNotToReadEvenTheHead() {
        try (Embedded connection = Embedded.connectTo(NoRead.MODE)) {
            assertThat(connection.send(upload("/", "Expect: 100-continue\r\n")).received())
                    .isEqualTo(CONTINUE);
        }
        try (Embedded connection = Embedded.connectTo(NoRead.MODE)) {
            assertThat(connection
                            .send(upload("/?read=none", "Expect: 100-continue\r\n"))
                            .received())
                    .isEmpty();
        }
    }

    @EachTransport
    void runsIntoOkHttpsTimeLimitForWriting(HammsNettyServer server) {
        OkHttpClient client = new OkHttpClient.Builder()
                .writeTimeout(Duration.ofMillis(200))
                .readTimeout(Duration.ofMillis(200))
                .build();
        Request request = new Request.Builder()
                .url(server.uri(NoRead.MODE).toString())
                .post(RequestBody.create(new byte[EIGHT_MIB]))
                .build();

        assertThatThrownBy(() -> client.newCall(request).execute().close()).isInstanceOf(SocketTimeoutException.class);
    }
}
