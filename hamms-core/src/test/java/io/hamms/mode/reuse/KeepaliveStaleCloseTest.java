package io.hamms.mode.reuse;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.Recorder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KeepaliveStaleCloseTest {

    private static final String TEXT = "Use this connection again.\nHAMMS-END\n";

    private static String answer(int sequence, String fields) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: " + sequence
                + "\r\nX-Hamms-Path: /a\r\n" + fields + "Content-Length: " + TEXT.length() + "\r\n\r\n" + TEXT;
    }

    private static String answer(int sequence) {
        return answer(sequence, "Content-Type: text/plain\r\n");
    }

    @Test
    void closesASecondAfterTheAnswerAndNotBefore() {
        try (Embedded connection = Embedded.connectTo(KeepaliveStaleClose.MODE)) {
            assertThat(connection.get("/a").received()).isEqualTo(answer(1));

            connection.passTime(Duration.ofMillis(999));
            assertThat(connection.isOpen()).isTrue();
            connection.passTime(Duration.ofMillis(1));
            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.received()).isEmpty();
        }
    }

    /** Bytes sent a second ago have arrived, or never will: a reset need not wait for them. */
    @Test
    void resetsAtTheSameInstant() {
        try (Embedded connection = Embedded.connectTo(KeepaliveStaleClose.MODE)) {
            connection.get("/a?end=rst");

            assertThat(connection.passTime(Duration.ofMillis(999)).isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofMillis(1)).isOpen()).isFalse();
        }
        try (Embedded connection = Embedded.connectTo(KeepaliveStaleClose.MODE)) {
            connection.get("/a?end=rst&idle=20ms");

            assertThat(connection.passTime(Duration.ofMillis(99)).isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofMillis(1)).isOpen()).isFalse();
        }
    }

    @Test
    void servesARequestThatBeginsInTimeAndCountsAnew() {
        try (Embedded connection = Embedded.connectTo(KeepaliveStaleClose.MODE)) {
            connection.get("/a").passTime(Duration.ofMillis(999)).received();
            connection.send("GET /a HT").passTime(Duration.ofSeconds(5));
            connection.send("TP/1.1\r\nHost: hamms.test\r\n\r\n");

            assertThat(connection.received()).isEqualTo(answer(2));
            assertThat(connection.passTime(Duration.ofMillis(999)).isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofMillis(2)).isOpen()).isFalse();
        }
    }

    @Test
    void servesARequestThatCameTogetherWithTheOneBefore() {
        try (Embedded connection = Embedded.connectTo(KeepaliveStaleClose.MODE)) {
            String request = "GET /a HTTP/1.1\r\nHost: hamms.test\r\n\r\n";

            assertThat(connection.send(request + request).received()).isEqualTo(answer(1) + answer(2));
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void announcesItsKeepAliveTimeoutIfConfigured() {
        try (Embedded connection = Embedded.connectTo(KeepaliveStaleClose.MODE)) {
            assertThat(connection.get("/a?notice=keep-alive-header&idle=2900ms").received())
                    .isEqualTo(answer(1, "Keep-Alive: timeout=2\r\nContent-Type: text/plain\r\n"));
        }
    }

    @EachTransport
    void endsWithFinOrWithRst(HammsNettyServer server) throws IOException {
        assertThat(ending(server, "/a?idle=20ms")).isEqualTo(fin(""));
        assertThat(ending(server, "/a?idle=20ms&end=rst")).isEqualTo(rst(""));
        assertThat(ending(server, "/a?idle=600000ms&end=rst")).isEqualTo(open(""));
    }

    private static RawClient.Received ending(HammsNettyServer server, String target) throws IOException {
        try (RawClient client = RawClient.connect(server.port(KeepaliveStaleClose.MODE))) {
            assertThat(client.get(target).readBody()).isEqualTo(TEXT);
            return target.contains("600000") ? client.readSoFar() : client.readToEnd();
        }
    }

    @EachTransport
    void closesAtOnceIfTheClientSaysClose(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(KeepaliveStaleClose.MODE))) {
            client.send("GET /a?idle=600000ms HTTP/1.1\r\nHost: hamms.test\r\nConnection: close\r\n\r\n");

            assertThat(client.readHead()).contains("\r\nConnection: close\r\n");
            assertThat(client.readToEnd()).isEqualTo(fin(TEXT));
        }
    }

    /** The dead connection stays in the pool; OkHttp handles it without its caller noticing. */
    @Test
    void isHiddenByOkHttp() throws IOException {
        Recorder seen = new Recorder();
        OkHttpClient client = new OkHttpClient();
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes("keepalive-stale-close")
                .observer(seen)
                .start()) {
            URI uri = server.uri(KeepaliveStaleClose.MODE);

            assertThat(get(client, uri.resolve("/first?idle=1ms&end=rst"))).isEqualTo("/first " + TEXT);
            Awaitility.await().until(() -> seen.endings().equals(List.of(Ending.SERVER_RST)));
            assertThat(get(client, uri.resolve("/second"))).isEqualTo("/second " + TEXT);
            assertThat(seen.connections()).hasSize(2);
        } finally {
            client.connectionPool().evictAll();
        }
    }

    private static String get(OkHttpClient client, URI uri) throws IOException {
        try (Response response = client.newCall(
                        new Request.Builder().url(uri.toString()).build())
                .execute()) {
            return response.header("X-Hamms-Path") + " " + response.body().string();
        }
    }
}
