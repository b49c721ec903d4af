package io.hamms.mode.timing;

import static io.hamms.testing.RawClient.Received.open;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Connections;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
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
    void blocksAnUploadSoonerWithASmallerBuffer(HammsNettyServer server) throws IOException {
        int small;
        try (RawClient client = ask(server, "/?hold=1")) {
            small = client.sendsUntilReset(EIGHT_MIB);
        }
        int large = small + EIGHT_MIB / 32;
        try (RawClient client = ask(server, "/?rcvbuf=1048576&hold=20")) {
            // This returns once the kernels have buffered it: the server reads none of it.
            client.send(new byte[large]);
            assertThat(client.serverSide().config().isAutoRead()).isFalse();
            assertThat(client.sendsUntilStuck(EIGHT_MIB)).isLessThan(EIGHT_MIB / 2);
        }

        assertThat(small).isBetween(1, EIGHT_MIB / 8);
    }

    private static RawClient ask(HammsNettyServer server, String target) throws IOException {
        return RawClient.connect(server.port(NoRead.MODE)).sendBuffer(32 * 1024).send(upload(target, ""));
    }

    @EachTransport
    void neverAnswers(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(NoRead.MODE))) {
            assertThat(client.get("/").readSoFar()).isEqualTo(open(""));
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
    void sends100ContinueUnlessItDoesNotReadTheHead() {
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
    void timesOutInOkHttpWhileWriting(HammsNettyServer server) {
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

    @Test
    void readsNotEvenTheHeadIfThatIsTheServersDefault() throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                        .basePort(0)
                        .modes("no-read")
                        .observer(Connections.SEEN)
                        .defaults("no-read", Map.of("read", "none", "hold", "600"))
                        .start();
                RawClient client = RawClient.connect(server.port(NoRead.MODE)).sendBuffer(32 * 1024)) {
            client.send(upload("/", "Expect: 100-continue\r\n"));
            assertThat(client.sendsUntilStuck(EIGHT_MIB)).isLessThan(EIGHT_MIB / 2);
            assertThat(client.readSoFar()).isEqualTo(open(""));
            assertThat(server.journal("no-read").requests()).isEmpty();
        }
    }
}
