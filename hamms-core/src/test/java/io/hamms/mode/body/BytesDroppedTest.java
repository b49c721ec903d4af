package io.hamms.mode.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RawClient.End;
import io.hamms.testing.RawClient.Received;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BytesDroppedTest {

    private static final String WHOLE = Bodies.text(1000);

    private static String head(int length) {
        return "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE + "\r\nContent-Type: text/plain\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    /** Returns whether a text is the whole one with some bytes removed. */
    private static boolean isLeft(String text) {
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            at = WHOLE.indexOf(text.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static String body(String target) {
        try (Embedded connection = Embedded.connectTo(BytesDropped.MODE)) {
            String received = connection.get(target).received();
            return received.substring(received.indexOf("\r\n\r\n") + 4);
        }
    }

    @EachTransport
    void sendsOneByteTooFewThenFin(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(BytesDropped.MODE))) {
            Received received = client.get("/").readToEnd();
            assertThat(received.end()).isEqualTo(End.FIN);
            assertThat(received.text())
                    .startsWith(head(1000))
                    .hasSize(head(1000).length() + 999);
            assertThat(received.text().substring(head(1000).length())).matches(BytesDroppedTest::isLeft);
        }
    }

    @EachTransport
    void correctsTheLengthAndKeepsTheConnectionIfTold(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(BytesDropped.MODE))) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.get("/?fix=true&count=5").readHead()).isEqualTo(head(995));
                assertThat(client.read(995)).matches(BytesDroppedTest::isLeft);
            }
        }
    }

    @Test
    void dropsAsManyAsConfigured() {
        assertThat(body("/?count=0")).isEqualTo(WHOLE);
        assertThat(body("/?count=400")).hasSize(600).matches(BytesDroppedTest::isLeft);
        assertThat(body("/?count=1000")).isEmpty();
        assertThat(body("/?count=1001")).contains("(expected: an integer from 0 to 1000)");
    }

    @Test
    void dropsTheSameBytesForTheSameSeedOnly() {
        String first = body("/?count=10&seed=-7");
        assertThat(body("/?count=10&seed=-7")).isEqualTo(first).isNotEqualTo(body("/?count=10&seed=8"));
        assertThat(body("/?seed=x")).contains("seed: x (expected: an integer of 64 bits, or nothing)");
    }

    @Test
    void dropsOthersEachTimeWithoutASeed() {
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            bodies.add(body("/?count=500&seed="));
        }
        assertThat(bodies).hasSize(5);
    }

    @Test
    void answersHeadCompletely() {
        try (Embedded connection = Embedded.connectTo(BytesDropped.MODE)) {
            connection.send("HEAD / HTTP/1.1\r\nHost: hamms.test\r\n\r\n");
            assertThat(connection.received()).isEqualTo(head(1000));
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.get("/?fix=true").received()).startsWith(head(999));
        }
    }

    @EachTransport
    void isNoticedByOkHttpUnlessTheLengthIsCorrected(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(server.uri(BytesDropped.MODE), Duration.ofMinutes(1)))
                .isEqualTo("ProtocolException: unexpected end of stream");
        assertThat(RealClient.OKHTTP.reactionTo(
                        server.uri(BytesDropped.MODE).resolve("/?fix=true"), Duration.ofMinutes(1)))
                .isEqualTo("200, 999 bytes");
    }
}
