package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Effects;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.testing.Dates;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Loopback;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each universal parameter does the same over TLS, in a step of a script, as a default and by path. */
class EffectsEverywhereTest {

    /** An example of each that shows in the bytes or in the time of one request, by name. */
    private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

    static {
        EXAMPLES.put("delay", "delay=0.2");
        EXAMPLES.put("cut", "cut=9");
        EXAMPLES.put("then", "cut=head&then=fin");
        EXAMPLES.put("split", "split=9&gap=0.2");
        EXAMPLES.put("gap", "split=9,20&gap=0.15");
        EXAMPLES.put("rate", "rate=400");
        EXAMPLES.put("read-rate", "read-rate=1000000");
        EXAMPLES.put("chance", "chance=0");
        EXAMPLES.put("first", "first=1&key=f");
        EXAMPLES.put("every", "every=2&key=e");
        EXAMPLES.put("for", "for=60&key=o");
        EXAMPLES.put("key", "first=1&key=k");
        EXAMPLES.put("seed", "chance=0.5&seed=4");
    }

    /** How long each of these takes at least. */
    private static final Map<String, Integer> MILLIS = Map.of("delay", 200, "split", 200, "gap", 300, "rate", 100);

    private static String get(Socket connecting, String target) throws IOException {
        try (Socket socket = connecting) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Dates.masked(text).replaceAll("X-Hamms-\\w+: .*\r\n", "");
        }
    }

    /** Compares the text, and checks that it took the time that it must. */
    private static void check(String name, String expected, Get get) throws IOException {
        long start = System.nanoTime();
        assertThat(get.text()).as(name).isEqualTo(expected);
        assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis())
                .as(name)
                .isGreaterThanOrEqualTo(MILLIS.getOrDefault(name, 0));
    }

    private interface Get {
        String text() throws IOException;
    }

    private static Socket connect(HammsNettyServer server, String mode) throws IOException {
        return Loopback.connect(server.port(mode));
    }

    @Test
    void haveAnExampleEach() {
        assertThat(Effects.ALL).allSatisfy(effect -> assertThat(EXAMPLES).containsKey(effect.name()));
    }

    @EachTransport
    void doTheSameByPathAndInAStep(HammsNettyServer server) throws IOException {
        server.reset();
        for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
            String query = "?status=404&" + example.getValue();
            String plain = get(connect(server, "status"), "/" + query);
            check(example.getKey(), plain, () -> get(connect(server, "by-path"), "/mode/status" + query));
            server.script("healthy", Scenario.inTurn("status" + query));
            check(example.getKey(), plain, () -> get(connect(server, "healthy"), "/"));
        }
        server.reset();
    }

    @EachTransport
    void doTheSameOverTls(HammsNettyServer server) throws IOException {
        server.reset();
        for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
            String plain = get(connect(server, "healthy"), "/?" + example.getValue());
            Socket tls = server.sslContext()
                    .getSocketFactory()
                    .createSocket(connect(server, "tls-healthy"), "localhost", server.port("tls-healthy"), true);
            check(example.getKey(), plain, () -> get(tls, "/?" + example.getValue()));
        }
    }
}
