package io.hamms.mode.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.Recorder;
import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static String answer(String status, int sequence, String field, String text) {
        String body = text + "\nHAMMS-END\n";
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE + "\r\nX-Hamms-Seq: " + sequence
                + "\r\nX-Hamms-Path: /a\r\n" + field + "Content-Type: text/plain\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String notYet(int sequence, String value) {
        return answer("429 Too Many Requests", sequence, "Retry-After: " + value + "\r\n", "Not yet.");
    }

    private static String yourTurn(int sequence) {
        return answer("200 OK", sequence, "", "It is your turn.");
    }

    @Test
    void refusesOneRequestThenAnswersThenStartsAgain() {
        try (Embedded connection = Embedded.connectTo(RetryAfter.MODE)) {
            assertThat(connection.get("/a").received()).isEqualTo(notYet(1, "1"));
            assertThat(connection.get("/a").received()).isEqualTo(yourTurn(2));
            assertThat(connection.get("/a").received()).isEqualTo(notYet(3, "1"));
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void refusesAsManyAsConfigured() {
        try (Embedded connection = Embedded.connectTo(RetryAfter.MODE)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(connection.get("/a?times=3").received()).isEqualTo(notYet(i, "1"));
            }
            assertThat(connection.get("/a?times=3").received()).isEqualTo(yourTurn(4));
            assertThat(connection.get("/a?times=0").received()).isEqualTo(yourTurn(5));
        }
    }

    @Test
    void countsEachKeyByItself() {
        try (Embedded connection = Embedded.connectTo(RetryAfter.MODE)) {
            assertThat(connection.get("/a?key=one").received()).isEqualTo(notYet(1, "1"));
            assertThat(connection.get("/a?key=two").received()).isEqualTo(notYet(2, "1"));
            assertThat(connection.get("/a?key=one").received()).isEqualTo(yourTurn(3));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri,+31+Dec+1999+23:59:59+GMT | Fri, 31 Dec 1999 23:59:59 GMT",
                "-1 | -1",
                "9223372036854775808 | 9223372036854775808",
                "soon%3B%20%22perhaps%22 | soon; \"perhaps\"",
                "'' | ''"
            })
    void saysWhatItIsTold(String value, String field) {
        try (Embedded connection = Embedded.connectTo(RetryAfter.MODE)) {
            assertThat(connection.get("/a?value=" + value).received()).isEqualTo(notYet(1, field));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1%0d%0aX-Evil:1", "1%0aX-Evil:1", "%c3%a9", "%00"})
    void refusesWhatIsNoFieldValue(String value) {
        try (Embedded connection = Embedded.connectTo(RetryAfter.MODE)) {
            assertThat(connection.get("/a?value=" + value).received()).startsWith("HTTP/1.1 400 Bad Request\r\n");
        }
    }

    @EachTransport
    void sendsA503IfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(RetryAfter.MODE))) {
            client.get("/a?status=503&key=" + server.transport());
            assertThat(client.readHead())
                    .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .contains("\r\nRetry-After: 1\r\n");
        }
    }

    /** Apache's client retries once by default, after the time in Retry-After. */
    @Test
    void isObeyedByApache() throws IOException {
        Recorder seen = new Recorder();
        try (HammsNettyServer server = HammsNettyServer.builder()
                        .basePort(0)
                        .modes("retry-after")
                        .observer(seen)
                        .start();
                CloseableHttpClient client = HttpClients.createDefault()) {
            HttpGet get = new HttpGet(server.uri(RetryAfter.MODE).resolve("/?value=0"));

            int status = client.execute(get, response -> {
                assertThat(response.getFirstHeader("X-Hamms-Seq").getValue()).isEqualTo("2");
                return response.getCode();
            });

            assertThat(status).isEqualTo(200);
            assertThat(seen.requests()).hasSize(2);
        }
    }
}
