package io.hamms.handler;

import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Observer;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.semantics.EarlyResponse;
import io.hamms.mode.semantics.Status;
import io.hamms.mode.timing.NoRead;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The universal parameter {@code read-rate}. */
class ReadRateTest {

    private static String post(String target, int length) {
        return "POST " + target + " HTTP/1.1\r\nHost: hamms.test\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static boolean isReading(Embedded connection) {
        return connection.channel().config().isAutoRead();
    }

    @Test
    void stopsReadingForTheTimeThatTheContentTakes() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            connection.send(post("/?read-rate=1000", 1500));
            assertThat(isReading(connection)).isTrue();
            connection.send("x".repeat(500));
            assertThat(isReading(connection)).isFalse();
            assertThat(isReading(connection.passTime(Duration.ofMillis(490)))).isFalse();
            assertThat(isReading(connection.passTime(Duration.ofMillis(14)))).isTrue();
            connection.send("x".repeat(1000));
            assertThat(connection.passTime(Duration.ofMillis(900)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(104)).received()).startsWith("HTTP/1.1 200 ");
            assertThat(connection.hasTimer()).isFalse();
        }
    }

    @Test
    void readsAtFullSpeedAfterTheContent() {
        try (Embedded connection = Embedded.connectTo(Status.MODE)) {
            connection.send(post("/?status=404&read-rate=10", 100) + "x".repeat(100));
            assertThat(isReading(connection)).isTrue();
            assertThat(connection.received()).isEmpty();
            assertThat(connection.passTime(Duration.ofSeconds(11)).received()).startsWith("HTTP/1.1 404 ");
            assertThat(connection.send(post("/?status=404", 9) + "123456789").received())
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void countsTheTimeInWhichNothingCame() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            connection.send(post("/?read-rate=1000", 1000)).passTime(Duration.ofSeconds(2));
            assertThat(connection.send("x".repeat(1000)).received()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void leavesNoTimerBehindAClientThatGoes() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            connection.send(post("/?read-rate=1", 1500) + "abc").clientGoes();
            assertThat(connection.hasTimer()).isFalse();
        }
    }

    @Test
    void doesNotReadWhereTheModeStops() {
        try (Embedded connection = Embedded.connectTo(NoRead.MODE)) {
            connection.send(post("/?read-rate=1000", 1500) + "abc");
            assertThat(isReading(connection.passTime(Duration.ofSeconds(9)))).isFalse();
        }
        try (Embedded connection = Embedded.connectSocketTo(EarlyResponse.MODE, Observer.NONE)) {
            connection.send(post("/?read=10&read-rate=1000", 1500) + "0123456789");
            assertThat(isReading(connection.passTime(Duration.ofSeconds(9)))).isFalse();
            assertThat(connection.received()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void refusesARateOfNothing() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            assertThat(connection.get("/?read-rate=0").received()).startsWith("HTTP/1.1 400 ");
        }
    }

    @EachTransport
    void stallsAnUpload(HammsNettyServer server) throws IOException {
        int length = 8 << 20;
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE)).sendBuffer(32_768)) {
            client.send(post("/?read-rate=1000", length));
            assertThat(client.sendsUntilStuck(length)).isLessThan(length / 2);
        }
    }

    /** A full buffer would slow a fast client down to far less than the rate. */
    @EachTransport
    void shrinksTheReceiveBufferWithTheRateAlone(HammsNettyServer server) throws IOException {
        assertThat(receiveBuffer(server, 1000)).isLessThan(64 * 1024);
        assertThat(receiveBuffer(server, 400_000)).isBetween(100_000, 250_000);
        assertThat(receiveBuffer(server, 16_000_000)).isEqualTo(receiveBuffer(server, 100_000_000));
    }

    /** Linux doubles what is set. */
    private static int receiveBuffer(HammsNettyServer server, int rate) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            client.send(post("/?read-rate=" + rate, 8 << 20)).readSoFar();
            return client.serverSide().config().getOption(ChannelOption.SO_RCVBUF);
        }
    }

    @EachTransport
    void endsWithTheFaultOfTheMode(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            client.send(post("/?read-rate=100000&cut=0&then=rst", 20_000)).send(new byte[20_000]);
            assertThat(client.readToEnd()).isEqualTo(rst(""));
        }
    }
}
