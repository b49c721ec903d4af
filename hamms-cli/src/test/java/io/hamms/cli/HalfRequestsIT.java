package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.Loopback;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of clients that stop in the middle of a request, on a server with little memory. */
class HalfRequestsIT {

    /** With a read buffer of 16 KB each they would need twice the direct memory that the JVM has. */
    private static final int CLIENTS = 4_000;

    private static final int SOURCES = 4;
    private static final List<String> SMALL = List.of("-Xmx32m", "-XX:+ExitOnOutOfMemoryError");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<Socket> clients = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio"})
    void keepNobodyElseFromAnAnswerNorTheServerFromItsEnd(String transport) throws Exception {
        try (RunningJar jar = RunningJar.inJvm(
                SMALL,
                "--base-port",
                "0",
                "--transport",
                transport,
                "--modes",
                "status,accept-silent,tls-healthy,healthy")) {
            int silent = Integer.parseInt(jar.await("^(\\d+) +accept-silent").group(1));
            int status = Integer.parseInt(jar.await("^(\\d+) +status").group(1));
            int secure = Integer.parseInt(jar.await("^(\\d+) +tls-healthy").group(1));
            int healthy = Integer.parseInt(jar.await("^(\\d+) +healthy").group(1));
            for (int i = 0; i < CLIENTS / 4; i++) {
                stop(i, status, "GET / HTTP/1.1\r\nX-Half: ");
                stop(i, silent, "GET / HTTP/1.1\r\nX-Half: ");
                stop(i, secure, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");
                stop(i, status, "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n1234");
            }

            assertThat(RawClient.status(healthy, "")).isEqualTo("200");
            assertThat(jar.signal("TERM")).isLessThan(PATIENCE);
            assertThat(jar.output()).noneMatch(line -> line.contains("WARN") || line.contains("OutOfMemory"));
            assertThat(jar.exitCode()).isZero();
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private void stop(int number, int port, String half) throws IOException {
        Socket client = Loopback.connect("127.0.0." + (2 + number % SOURCES), port);
        clients.add(client);
        client.getOutputStream().write(half.getBytes(StandardCharsets.ISO_8859_1));
    }
}
