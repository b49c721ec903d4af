package io.hamms.mode.connect;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.rst;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.RealClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DropRandomTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n" + Dates.SERVER_AND_DATE
            + "\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n{\"success\":true}";

    /** Returns the result of each of a number of requests to one port, as a letter. */
    private static String fortunes(Embedded port, int requests, String target) {
        StringBuilder fortunes = new StringBuilder();
        for (int i = 0; i < requests; i++) {
            try (Embedded connection = port.another()) {
                String received = connection.get(target).received();
                fortunes.append(received.isEmpty() ? '-' : received.equals(OK) ? '+' : '?');
            }
        }
        return fortunes.toString();
    }

    @EachTransport
    void closesWithoutAByteIfTheRateIsOne(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(DropRandom.MODE))) {
            assertThat(client.get("/?failrate=1").readToEnd()).isEqualTo(fin(""));
        }
    }

    @EachTransport
    void resetsTheConnectionIfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(DropRandom.MODE))) {
            assertThat(client.get("/?failrate=1&kind=rst").readToEnd()).isEqualTo(rst(""));
        }
    }

    @EachTransport
    void answersIfTheRateIsZero(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(DropRandom.MODE))) {
            for (int i = 0; i < 100; i++) {
                assertThat(client.get("/?failrate=0").read(OK.length())).isEqualTo(OK);
            }
        }
    }

    @Test
    void dropsOneInTwentyByDefault() {
        try (Embedded port = Embedded.connectTo(DropRandom.MODE)) {
            Random sameSeed = new Random(1);
            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                expected.append(sameSeed.nextDouble() < 0.05 ? '-' : '+');
            }
            assertThat(fortunes(port, 300, "/?seed=1")).isEqualTo(expected.toString());
            assertThat(expected.chars().filter(c -> c == '-').count()).isBetween(5L, 30L);
        }
    }

    @Test
    void continuesTheSequenceOfASeed() {
        try (Embedded port = Embedded.connectTo(DropRandom.MODE);
                Embedded other = Embedded.connectTo(DropRandom.MODE)) {
            String inOneGo = fortunes(other, 60, "/?failrate=0.5&seed=2");
            assertThat(fortunes(port, 30, "/?failrate=0.5&seed=2")
                            + fortunes(port, 9, "/?failrate=0.5&seed=3").substring(9)
                            + fortunes(port, 30, "/?failrate=0.5&seed=2"))
                    .isEqualTo(inOneGo);
        }
    }

    @Test
    void differsFromPortToPortWithoutASeed() {
        try (Embedded port = Embedded.connectTo(DropRandom.MODE);
                Embedded other = Embedded.connectTo(DropRandom.MODE)) {
            assertThat(fortunes(port, 100, "/?failrate=0.5"))
                    .matches("[+-]{100}")
                    .isNotEqualTo(fortunes(other, 100, "/?failrate=0.5"));
        }
    }

    @EachTransport
    void isAnErrorInOkHttpWhichDoesNotRepeatOnANewConnection(HammsNettyServer server) {
        assertThat(RealClient.OKHTTP.reactionTo(
                        server.uri(DropRandom.MODE).resolve("/?failrate=1"), Duration.ofSeconds(10)))
                .startsWith("IOException: unexpected end of stream");
    }
}
