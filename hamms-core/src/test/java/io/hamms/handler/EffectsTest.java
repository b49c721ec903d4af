package io.hamms.handler;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.journal.RecordedRequest;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.body.BodyInfinite;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.mode.semantics.Status;
import io.hamms.testing.Connections;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.Loopback;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsGoodbye;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The universal parameters, on modes that answer correctly. */
class EffectsTest {

    private static final String WHOLE = whole();

    private static final String HEAD = WHOLE.substring(0, WHOLE.indexOf("\r\n\r\n") + 4);
    private static final int BODY_LENGTH = WHOLE.length() - HEAD.length();

    private static String whole() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            return connection.get("/").received();
        }
    }

    private static String answer(String target) {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            // The path stands in the response.
            return connection.get("/?" + target).received();
        }
    }

    @Test
    void cutAfterEachByte() {
        for (int i = 0; i <= WHOLE.length(); i++) {
            String received = answer("cut=" + i);
            assertThat(received).hasSize(i);
            // Part of a date is not masked.
            assertThat(withoutDate(received)).as("cut=%s", i).isEqualTo(withoutDate(WHOLE.substring(0, i)));
        }
    }

    private static String withoutDate(String received) {
        return received.replaceFirst("(?<=\r\nDate: )[^\r]*", "");
    }

    @Test
    void cutNothingBeyondTheEnd() {
        assertThat(answer("cut=1000000")).isEqualTo(WHOLE);
    }

    @ParameterizedTest
    @CsvSource({"head, 0", "body+0, 0", "body%2B7, 7", "0%25, 0"})
    void cutAfterTheHead(String offset, int bytes) {
        assertThat(answer("cut=" + offset)).isEqualTo(WHOLE.substring(0, HEAD.length() + bytes));
    }

    /** A strict mode refuses such a target. */
    @Test
    void readAPercentSignThatEncodesNothing() {
        try (Embedded connection = Embedded.connectTo(Status.MODE)) {
            assertThat(connection.get("/?status=404&cut=0%").received()).endsWith("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 99, 100})
    void cutAPercentageOfTheBody(int percent) {
        assertThat(answer("cut=" + percent + "%25"))
                .isEqualTo(WHOLE.substring(0, HEAD.length() + BODY_LENGTH * percent / 100));
    }

    /** Bytes that a mode writes itself are counted before the first is sent. */
    @ParameterizedTest
    @CsvSource({
        "status-no-reason, /?, 19",
        "body-stall, /?, 150",
        "content-length-short-close, /?sent=20&, 10",
        "bodyless-with-body, /?, 2",
        "header-ctl, /?, 13",
        "status, /?status=103&, 0"
    })
    void cutAPercentageOfABodyInBytes(String mode, String target, int half) {
        try (Embedded connection = Embedded.connectTo(FailureModes.named(mode))) {
            String received = connection.get(target + "cut=50%25").received();
            assertThat(received.substring(received.lastIndexOf("\r\n\r\n") + 4)).hasSize(half);
        }
    }

    @Test
    void refuseAPartOfAPercentage() {
        assertThat(answer("cut=33.3%25")).startsWith("HTTP/1.1 400 ").contains("a whole percentage of the body");
    }

    @Test
    void endTheConnectionAfterTheLastByte() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            assertThat(connection.get("/?cut=" + WHOLE.length() + "&then=rst").received())
                    .isEqualTo(WHOLE);
            assertThat(connection.passTime(Duration.ofSeconds(1)).isOpen()).isFalse();
        }
    }

    private static RawClient.Received get(int port, String target) throws IOException {
        try (RawClient client = RawClient.connect(port)) {
            return client.get(target).readToEnd();
        }
    }

    /** Returns the head of a response after which the connection stays open. */
    private static String head(int port, String target) throws IOException {
        try (RawClient client = RawClient.connect(port)) {
            return client.get(target).readHead();
        }
    }

    @EachTransport
    void endWithFinOrRst(HammsNettyServer server) throws IOException {
        int port = server.port(Healthy.MODE);
        assertThat(get(port, "/?cut=9")).isEqualTo(fin("HTTP/1.1 "));
        assertThat(get(port, "/?cut=9&then=fin")).isEqualTo(fin("HTTP/1.1 "));
        assertThat(get(port, "/?cut=9&then=rst")).isEqualTo(rst("HTTP/1.1 "));
        assertThat(get(port, "/?cut=0&then=rst")).isEqualTo(rst(""));
    }

    @EachTransport
    void stall(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(Healthy.MODE))) {
            assertThat(client.get("/?cut=9&then=stall").read(9)).isEqualTo("HTTP/1.1 ");
            assertThat(client.readSoFar()).isEqualTo(open(""));
        }
    }

    @Test
    void endALargeResponseInTheMiddle() {
        try (Embedded connection = Embedded.connectTo(BodyInfinite.MODE)) {
            String received = connection.get("/?cut=body%2B100000").received();
            assertThat(received.length() - received.indexOf("\r\n\r\n") - 4).isEqualTo(100_000);
        }
    }

    @Test
    void needTheLengthOfTheBodyForAPercentage() {
        try (Embedded connection = Embedded.connectTo(BodyInfinite.MODE)) {
            assertThat(connection.get("/?cut=50%25").received())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("cut: 50% (expected: bytes here: the length of the body is not known)");
        }
    }

    @Test
    void needTlsForACloseNotify() {
        assertThat(answer("cut=9&then=close-notify"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("then: close-notify (expected: fin, rst or stall without TLS)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cut=-1", "cut=body", "cut=101%25", "cut=1,2", "split=x", "delay=2-1", "delay=-1", "chance=2"})
    void refuseWhatIsNoPlaceOrTime(String query) {
        assertThat(answer(query)).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }

    @Test
    void pauseAtEachPlace() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            connection.get("/?split=9,head,body%2B5&gap=0.5");

            assertThat(connection.received()).isEqualTo(WHOLE.substring(0, 9));
            assertThat(connection.passTime(Duration.ofMillis(490)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(10)).received()).isEqualTo(HEAD.substring(9));
            assertThat(connection.passTime(Duration.ofMillis(500)).received())
                    .isEqualTo(WHOLE.substring(HEAD.length(), HEAD.length() + 5));
            assertThat(connection.passTime(Duration.ofMillis(500)).received())
                    .isEqualTo(WHOLE.substring(HEAD.length() + 5));
            assertThat(connection.get("/").received()).isEqualTo(second());
            assertThat(connection.hasTimer()).isFalse();
        }
    }

    private static String second() {
        return WHOLE.replace("X-Hamms-Seq: 1", "X-Hamms-Seq: 2");
    }

    @Test
    void pauseAndThenCut() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            connection.get("/?split=9&cut=12&gap=1");

            assertThat(connection.received()).isEqualTo("HTTP/1.1 ");
            assertThat(connection.passTime(Duration.ofSeconds(1)).received()).isEqualTo("200");
            assertThat(connection.passTime(Duration.ofDays(1)).received()).isEmpty();
        }
    }

    @Test
    void waitBeforeTheModeActs() {
        try (Embedded connection = Embedded.connectTo(Status.MODE)) {
            connection.get("/?status=204&delay=2");

            assertThat(connection.passTime(Duration.ofMillis(1_990)).received()).isEmpty();
            assertThat(connection.passTime(Duration.ofMillis(10)).received()).startsWith("HTTP/1.1 204 ");
        }
    }

    @Test
    void drawTheSameTimesFromASeed() {
        List<List<Long>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            List<Long> waits = new ArrayList<>();
            try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
                for (int i = 0; i < 5; i++) {
                    connection.get("/?delay=0.1-2&seed=7");
                    long millis = 0;
                    while (connection.passTime(Duration.ofMillis(10)).received().isEmpty()) {
                        millis += 10;
                    }
                    waits.add(millis);
                }
            }
            runs.add(waits);
        }
        assertThat(runs.get(0))
                .isEqualTo(runs.get(1))
                .doesNotHaveDuplicates()
                .allMatch(millis -> millis >= 80 && millis <= 2_000);
    }

    @Test
    void pace() {
        try (Embedded connection = Embedded.connectTo(Healthy.MODE)) {
            StringBuilder received =
                    new StringBuilder(connection.get("/?rate=200").received());
            assertThat(received).hasSize(10);
            for (int i = 1; received.length() < WHOLE.length(); i++) {
                received.append(connection.passTime(Duration.ofMillis(50)).received());
                assertThat(received.length()).isBetween(Math.min(10 * i, WHOLE.length()), 10 * i + 20);
            }
            assertThat(Dates.masked(received.toString())).isEqualTo(WHOLE);
        }
    }

    @Test
    void arePartOfAStepADefaultAndAPath() throws IOException {
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes("status", "healthy", "by-path")
                .script("healthy", Scenario.inTurn("status?status=404&cut=12", "healthy"))
                .defaults("status", Map.of("cut", "10"))
                .start()) {
            assertThat(get(server.port(Healthy.MODE), "/")).isEqualTo(fin("HTTP/1.1 404"));
            assertThat(get(server.port(Status.MODE), "/")).isEqualTo(fin("HTTP/1.1 2"));
            assertThat(get(server.port(Status.MODE), "/?cut=11")).isEqualTo(fin("HTTP/1.1 20"));
            assertThat(get(server.port(FailureModes.BY_PATH), "/mode/healthy?cut=8"))
                    .isEqualTo(fin("HTTP/1.1"));
        }
    }

    @Test
    void areRefusedByAModeThatDoesNotWaitForRequests() throws IOException {
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).modes("by-path").start()) {
            assertThat(head(server.port(FailureModes.BY_PATH), "/mode/drip-5s?cut=8"))
                    .startsWith("HTTP/1.1 400 Bad Request\r\n");
        }
    }

    @Test
    void areShownByTheJournalAsWhatAnswered() throws IOException {
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).modes("status").start()) {
            get(server.port(Status.MODE), "/?status=503&first=1&cut=9");
            head(server.port(Status.MODE), "/?status=503&first=1&cut=9");

            assertThat(server.journal("status").requests())
                    .extracting(RecordedRequest::mode)
                    .containsExactly("status", "healthy");
        }
    }

    private static String statuses(String query, int requests) {
        StringBuilder statuses = new StringBuilder();
        try (Embedded connection = Embedded.connectTo(Status.MODE)) {
            for (int i = 0; i < requests; i++) {
                statuses.append(
                        connection.get("/?status=503&" + query).received().charAt(9));
            }
        }
        return statuses.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "first=3, 55522222",
        "every=3, 22522522",
        "first=4&every=2, 25252222",
        "chance=0, 22222222",
        "chance=1, 55555555"
    })
    void strikeSomeRequestsOnly(String query, String statuses) {
        assertThat(statuses(query, statuses.length())).isEqualTo(statuses);
    }

    @Test
    void strikeByChanceAsOften() {
        String statuses = statuses("chance=0.25&seed=1", 400);
        assertThat(statuses.chars().filter(status -> status == '5').count()).isBetween(70L, 130L);
        assertThat(statuses("chance=0.25&seed=1", 400)).isEqualTo(statuses);
    }

    @Test
    void strikeForATime() {
        try (Embedded connection = Embedded.connectTo(Status.MODE)) {
            assertThat(connection.get("/?status=503&for=2").received()).startsWith("HTTP/1.1 503");
            connection.passTime(Duration.ofMillis(1_900));
            assertThat(connection.get("/?status=503&for=2").received()).startsWith("HTTP/1.1 503");
            connection.passTime(Duration.ofMillis(200));
            assertThat(connection.get("/?status=503&for=2").received()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void countByKey() {
        try (Embedded connection = Embedded.connectTo(Status.MODE)) {
            assertThat(connection.get("/?status=503&first=1&key=a").received()).startsWith("HTTP/1.1 503");
            assertThat(connection.get("/?status=503&first=1&key=b").received()).startsWith("HTTP/1.1 503");
            assertThat(connection.get("/?status=503&first=1&key=a").received()).startsWith("HTTP/1.1 200");
            String named = "GET /?status=503&first=1 HTTP/1.1\r\nHost: hamms.test\r\nX-Hamms-Key: b\r\n\r\n";
            assertThat(connection.send(named).received()).startsWith("HTTP/1.1 200");
        }
    }

    @EachTransport
    void endTlsAsTold(HammsNettyServer server) throws Exception {
        int port = server.port(TlsHealthy.MODE);
        assertThat(TlsGoodbye.get(port, "/?cut=9")).isEqualTo(new TlsGoodbye.Received("HTTP/1.1 ", false));
        assertThat(TlsGoodbye.get(port, "/?cut=9&then=close-notify"))
                .isEqualTo(new TlsGoodbye.Received("HTTP/1.1 ", true));
    }

    @EachTransport
    void keepTcpOpenAfterACloseNotify(HammsNettyServer server) throws Exception {
        int port = server.port(TlsHealthy.MODE);
        try (Socket tcp = Loopback.connect(port);
                Socket tls = server.sslContext().getSocketFactory().createSocket(tcp, "localhost", port, false)) {
            tcp.setSoTimeout((int) RawClient.PATIENCE.toMillis());
            tls.getOutputStream()
                    .write("GET /?cut=9&then=close-notify-stall HTTP/1.1\r\nHost: h\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(tls.getInputStream().readAllBytes()).asString().isEqualTo("HTTP/1.1 ");
            Channel serverSide = Connections.of(port, tcp.getLocalPort());
            Connections.settle(serverSide);
            assertThat(((DuplexChannel) serverSide).isOutputShutdown()).isFalse();
            assertThat(serverSide.isActive()).isTrue();
            // The client's reply is no end that the server has to answer.
            tls.shutdownOutput();
            Connections.settle(serverSide);
            assertThat(((DuplexChannel) serverSide).isOutputShutdown()).isFalse();
            assertThat(serverSide.isActive()).isTrue();
        }
    }
}
