package io.hamms.mode.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.text.ErrorText;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SleepTest {

    private static final String HOST = "{\"Host\":\"hamms.test\"}";

    @Test
    void answersAfterFiveSecondsByDefault() {
        try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
            connection.get("/");

            assertThat(connection.passTime(Duration.ofMillis(4_999)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(1)).received()).isEqualTo(ok(HOST));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "5e-1", ".5", "%30.5", "00.50"})
    void takesFractionsOfASecond(String half) {
        try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
            connection.get("/any/path?sleep=" + half);

            assertThat(connection.passTime(Duration.ofMillis(499)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(1)).received()).isEqualTo(ok(HOST));
        }
    }

    @Test
    void sleepsForADayIfConfigured() {
        try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
            connection.get("/?sleep=86400");

            assertThat(connection.passTime(Duration.ofDays(1).minusMillis(1)).received())
                    .isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(1)).received()).isEqualTo(ok(HOST));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "",
                "-1",
                "-0.001",
                "86400.001",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e999999999",
                "0x10",
                "5d",
                "1,5",
                "5h",
                "1 2"
            })
    void refusesWhatIsNoTimeToSleep(String value) {
        try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
            String body = "{\"error\":\"" + ErrorText.subject("sleep", value)
                    + " (expected: a time from 0 to 86400 seconds, such as 0.25 or 250ms)\","
                    + "\"parameter\":\"sleep\",\"value\":\"" + value
                    + "\",\"expected\":\"a time from 0 to 86400 seconds, such as 0.25 or 250ms\"}";

            assertThat(connection.get("/?sleep=" + value.replace(" ", "%20")).received())
                    .isEqualTo(response("400 Bad Request", body));
        }
    }

    @Test
    void refusesAnInvalidEscape() {
        try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
            assertThat(connection.get("/?sleep=%zz").received())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("sleep: %zz (expected: a time from 0 to 86400 seconds, such as 0.25 or 250ms)");
        }
    }

    @EachTransport
    void echoesTheHeaderFieldsAsJson(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Sleep.MODE))) {
            client.send("GET /?sleep=0 HTTP/1.1\r\nHost: a\r\nX-Twice: 1\r\nx-twice: \"2\"\r\nEmpty:\r\n\r\n");

            assertThat(client.readBody()).isEqualTo("{\"Host\":\"a\",\"X-Twice\":\"1, \\\"2\\\"\",\"Empty\":\"\"}");
        }
    }

    @EachTransport
    void answersPipelinedRequestsInOrderEachAfterTheSleepOfTheOneBefore(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Sleep.MODE))) {
            long start = System.nanoTime();
            client.send("GET /?sleep=0.3 HTTP/1.1\r\nHost: one\r\n\r\nGET /?sleep=0.2 HTTP/1.1\r\nHost: two\r\n\r\n"
                    + "GET /?sleep=0 HTTP/1.1\r\nHost: three\r\n\r\n");

            assertThat(client.readBody()).isEqualTo("{\"Host\":\"one\"}");
            assertThat(client.readBody()).isEqualTo("{\"Host\":\"two\"}");
            assertThat(client.readBody()).isEqualTo("{\"Host\":\"three\"}");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        }
    }

    @Test
    void leavesNoTimerBehindWhenTheClientGoes() {
        try (Embedded connection = Embedded.connectTo(Sleep.MODE)) {
            connection.get("/?sleep=60").get("/?sleep=60");
            assertThat(connection.hasTimer()).isTrue();

            connection.clientGoes();

            assertThat(connection.hasTimer()).isFalse();
            assertThat(connection.passTime(Duration.ofMinutes(3)).received()).isEmpty();
        }
    }

    private static String ok(String json) {
        return response("200 OK", json);
    }

    private static String response(String status, String json) {
        return "HTTP/1.1 " + status + "\r\n" + Dates.SERVER_AND_DATE
                + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
    }
}
