package io.hamms.mode.reuse;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.Recorder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeepaliveCloseRaceTest {

    private static final String TEXT = "Use this connection again.\nHAMMS-END\n";

    private static final String ANSWER = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nX-Hamms-Seq: 1\r\nX-Hamms-Path: /a\r\nContent-Type: text/plain\r\nContent-Length: " + TEXT.length()
            + "\r\n\r\n" + TEXT;

    @Test
    void resetsAtOnceOnTheFirstByteOfTheSecondRequest() {
        try (Embedded connection = Embedded.connectTo(KeepaliveCloseRace.MODE)) {
            assertThat(connection.get("/a").received()).isEqualTo(ANSWER);
            assertThat(connection.passTime(Duration.ofMinutes(9)).isOpen()).isTrue();

            connection.send("P");

            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.received()).isEmpty();
        }
    }

    @Test
    void waitsForAllOfTheSecondRequestIfConfigured() {
        try (Embedded connection = Embedded.connectTo(KeepaliveCloseRace.MODE)) {
            assertThat(connection.get("/a?on=full-request").received()).isEqualTo(ANSWER);

            connection.send("POST /b?on=full-request HTTP/1.1\r\nContent-Length: 3\r\n\r\nab");
            assertThat(connection.isOpen()).isTrue();
            connection.send("c");

            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.received()).isEmpty();
        }
    }

    @Test
    void delaysTheResetAfterPipelinedRequestsUntilTheAnswerHasArrived() {
        try (Embedded connection = Embedded.connectTo(KeepaliveCloseRace.MODE)) {
            String request = "GET /a HTTP/1.1\r\nHost: hamms.test\r\n\r\n";

            assertThat(connection.send(request + request).received()).isEqualTo(ANSWER);
            assertThat(connection.passTime(Duration.ofMillis(99)).isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofMillis(1)).isOpen()).isFalse();
            assertThat(connection.received()).isEmpty();
        }
    }

    @Test
    void closesAnIdleConnectionAfterTenMinutes() {
        try (Embedded connection = Embedded.connectTo(KeepaliveCloseRace.MODE)) {
            connection.get("/a").passTime(Duration.ofMinutes(10).minusMillis(1));
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofMillis(1)).isOpen()).isFalse();
        }
    }

    @EachTransport
    void sendsNothingButTheEnd(HammsNettyServer server) throws IOException {
        assertThat(ending(server, "/a", "G")).isEqualTo(rst(""));
        assertThat(ending(server, "/a?end=fin", "G")).isEqualTo(fin(""));
        assertThat(ending(server, "/a?on=full-request", "GET /b HTTP/1.1\r\n\r\n"))
                .isEqualTo(rst(""));
        assertThat(ending(server, "/a?on=full-request", "GET /b?end=fin HTTP/1.1\r\n\r\n"))
                .isEqualTo(fin(""));
        assertThat(ending(server, "/a?on=full-request", "GET /b HTTP/1.1\r\n")).isEqualTo(open(""));
    }

    private static RawClient.Received ending(HammsNettyServer server, String first, String second) throws IOException {
        try (RawClient client = RawClient.connect(server.port(KeepaliveCloseRace.MODE))) {
            assertThat(client.get(first).readBody()).isEqualTo(TEXT);
            client.send(second);
            boolean isWhole = second.length() == 1 || second.endsWith("\r\n\r\n");
            return isWhole ? client.readToEnd() : client.readSoFar();
        }
    }

    /** A GET is repeated on a new connection, unnoticed by the caller; a POST is not. */
    @Test
    void isAnErrorInTheJdkOnlyIfItMayNotRepeat() throws Exception {
        Recorder seen = new Recorder();
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes("keepalive-close-race")
                .observer(seen)
                .start()) {
            URI uri = server.uri(KeepaliveCloseRace.MODE);
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest get = HttpRequest.newBuilder(uri.resolve("/a?on=full-request"))
                    .timeout(RawClient.PATIENCE)
                    .build();
            HttpRequest post = HttpRequest.newBuilder(uri.resolve("/b"))
                    .timeout(RawClient.PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();

            client.send(get, HttpResponse.BodyHandlers.ofString());
            assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo(TEXT);
            assertThat(seen.requests()).hasSize(3);
            assertThat(seen.connections()).hasSize(2);

            assertThatThrownBy(() -> client.send(post, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(seen.requests()).hasSize(4).endsWith("POST /b");
        }
    }
}
