package io.hamms.mode.timing;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.http.Version;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.Servers;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DripFeedTest {

    private static final String WHOLE = "HTTP/1.1 204 No Content\r\nServer: " + Version.SERVER + "\r\n\r\n";

    @Test
    void sendsAByteEveryFiveSecondsTheFirstAfterFive() {
        sendsAByteEvery(Duration.ofSeconds(5), DripFeed.EVERY_5_SECONDS);
    }

    @Test
    void sendsAByteEveryThirtySecondsTheFirstAfterThirty() {
        sendsAByteEvery(Duration.ofSeconds(30), DripFeed.EVERY_30_SECONDS);
    }

    private static void sendsAByteEvery(Duration interval, FailureMode mode) {
        Duration instant = Duration.ofMillis(1);
        try (Embedded connection = Embedded.connectTo(mode)) {
            connection.passTime(Duration.ofHours(1)).get("/");
            for (int i = 0; i < WHOLE.length(); i++) {
                assertThat(connection.passTime(interval.minus(instant)).received())
                        .isEmpty();
                assertThat(connection.passTime(instant).received()).isEqualTo(WHOLE.substring(i, i + 1));
            }
            assertThat(connection.isOpen()).as("closed after the last byte").isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"1300, -1300", "2900, 1100"})
    void keepsToTheNearestStrokeOfItsClockAndToTheSameOne(long microsAfterAStroke, long microsLate) {
        Duration instant = Duration.ofNanos(1_000);
        Duration interval = Duration.ofSeconds(5);
        try (Embedded connection = Embedded.connectTo(DripFeed.EVERY_5_SECONDS)) {
            connection
                    .passTime(Duration.ofHours(1))
                    .passTime(Duration.ofNanos(1_000 * microsAfterAStroke))
                    .get("/");
            Duration first = interval.plusNanos(1_000 * microsLate);
            for (int i = 0; i < 10; i++) {
                Duration time = i == 0 ? first : interval;
                assertThat(connection.passTime(time.minus(instant)).received()).isEmpty();
                assertThat(connection.passTime(instant).received()).isEqualTo(WHOLE.substring(i, i + 1));
            }
        }
    }

    @Test
    void isNotDelayedByAByteThatWasLate() {
        try (Embedded connection = Embedded.connectTo(DripFeed.EVERY_5_SECONDS)) {
            connection.get("/");
            assertThat(connection.passTime(Duration.ofSeconds(7)).received()).isEqualTo("H");
            assertThat(connection.passTime(Duration.ofMillis(2_999)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(1)).received()).isEqualTo("T");
        }
    }

    @Test
    void sendsTheHeadAtOnceIfTheBodyDrips() {
        String body = "Hamms takes its time.\nHAMMS-END\n";
        try (Embedded connection = Embedded.connectTo(DripFeed.EVERY_5_SECONDS)) {
            assertThat(connection.get("/?where=body&bytes=10").received())
                    .isEqualTo("HTTP/1.1 200 OK\r\nServer: " + Version.SERVER + "\r\nConnection: close\r\n"
                            + "Content-Type: text/plain\r\nContent-Length: 32\r\n\r\n");
            for (int sent = 0; sent < body.length(); sent += 10) {
                assertThat(connection.passTime(Duration.ofMillis(4_999)).received())
                        .isEmpty();
                assertThat(connection.passTime(Duration.ofMillis(1)).received())
                        .isEqualTo(body.substring(sent, Math.min(sent + 10, body.length())));
            }
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void startsOneDripForARequestInManySegments() {
        try (Embedded connection = Embedded.connectTo(DripFeed.EVERY_5_SECONDS)) {
            connection
                    .send("GET / HT")
                    .passTime(Duration.ofSeconds(2))
                    .send("TP/1.1\r\n")
                    .send("\r\n");

            assertThat(connection.passTime(Duration.ofSeconds(3)).received()).isEqualTo("H");
            assertThat(connection.passTime(Duration.ofMillis(4_999)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(1)).received()).isEqualTo("T");
        }
    }

    @Test
    void leavesNoTimerBehindWhenTheClientGoes() {
        try (Embedded connection = Embedded.connectTo(DripFeed.EVERY_5_SECONDS)) {
            connection.get("/").passTime(Duration.ofSeconds(6));
            assertThat(connection.hasTimer()).isTrue();

            connection.clientGoes();

            assertThat(connection.hasTimer()).isFalse();
        }
    }

    @EachTransport
    void endsWithFinAfterTheWholeResponse(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(DripFeed.EVERY_30_SECONDS))) {
            assertThat(client.get("/?interval=2ms").readToEnd()).isEqualTo(fin(WHOLE));
        }
    }

    @Test
    void takesFiveSecondsOfRealTime() throws IOException {
        HammsNettyServer server = Servers.on(Transport.best());
        try (RawClient client = RawClient.connect(server.port(DripFeed.EVERY_5_SECONDS))) {
            long start = System.nanoTime();

            assertThat(client.get("/").read(1)).isEqualTo("H");

            // A byte is at most two milliseconds early.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(4_998));
        }
    }

    @EachTransport
    void refusesAnInvalidInterval(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(DripFeed.EVERY_5_SECONDS))) {
            assertThat(client.get("/?interval=0").readToEnd().text())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .endsWith("\"parameter\":\"interval\",\"value\":\"0\","
                            + "\"expected\":\"a time from 0.001 to 86400 seconds, such as 0.25 or 250ms\"}");
        }
    }
}
