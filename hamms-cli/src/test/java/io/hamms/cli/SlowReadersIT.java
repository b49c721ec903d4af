package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.Loopback;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowReadersIT {

    private static final int CLIENTS = 100;
    private static final int KILOBYTES_READ = 256;
    private static final int TIMEOUT_MILLIS = 20_000;

    /** The Java heap; Netty's direct memory has the same limit. */
    private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

    @ParameterizedTest
    @CsvSource({
        "epoll, header-huge, /?size=1000000000",
        "nio, header-huge, /?size=1000000000",
        "epoll, body-infinite, /"
    })
    void growNoMemoryHoweverMuchTheyAreSent(String transport, String mode, String target) throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (RunningJar jar =
                RunningJar.inJvm(SMALL, "--base-port", "0", "--transport", transport, "--modes", mode + ",healthy")) {
            int port = Integer.parseInt(jar.await("^(\\d+) +" + mode).group(1));
            int healthy = Integer.parseInt(jar.await("^(\\d+) +healthy").group(1));
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(ask(port, target));
            }
            for (int i = 0; i < KILOBYTES_READ; i++) {
                for (Socket client : clients) {
                    assertThat(client.getInputStream().readNBytes(1024)).hasSize(1024);
                }
            }

            try (Socket other = ask(healthy, "/")) {
                assertThat(other.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
            }
            jar.signal("TERM");
            assertThat(jar.output()).noneMatch(line -> line.contains("WARN") || line.contains("OutOfMemory"));
            assertThat(jar.exitCode()).isZero();
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static Socket ask(int port, String target) throws IOException {
        Socket client = Loopback.connectSlowReader(4096, port);
        client.setSoTimeout(TIMEOUT_MILLIS);
        client.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return client;
    }
}
