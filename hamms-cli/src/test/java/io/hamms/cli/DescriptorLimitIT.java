package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.testing.Loopback;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process at its limit of open files, as its clients see it. */
class DescriptorLimitIT {

    private static final int TIMEOUT_MILLIS = 20_000;

    /** How long a client waits that is not expected to be served, and how long CPU time is measured meanwhile. */
    private static final Duration WATCHED = Duration.ofSeconds(2);

    private static final int MORE_THAN_THERE_IS_ROOM_FOR = 50;

    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void onLinux() {
        assumeThat(Path.of("/proc/self/limits")).exists();
    }

    @AfterEach
    void leave() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio"})
    void acceptsNoMoreThanItSaysThatItHasRoomFor(String transport) throws Exception {
        try (RunningJar jar = RunningJar.limitedTo(200, options(transport))) {
            int room = Integer.parseInt(jar.await("room for (\\d+) connections").group(1));

            assertThat(room).isBetween(50, 150);
            isFullWith(room, jar, "connections: \\d+ .*ulimit -n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoll", "nio"})
    void survivesADescriptorThatItIsRefused(String transport) throws Exception {
        assumeThat(Path.of("/usr/bin/prlimit")).exists();
        try (RunningJar jar = RunningJar.start(options(transport))) {
            jar.await("room for [\\d,]+ connections");
            int room = 20;
            int limit = openFiles(jar) + room;
            new ProcessBuilder("prlimit", "--pid", jar.pid() + "", "--nofile=" + limit + ":" + limit)
                    .inheritIO()
                    .start()
                    .waitFor();

            isFullWith(room, jar, "connections: \\d+ .*Too many open files");
        }
    }

    private static String[] options(String transport) {
        return new String[] {"--base-port", "0", "--modes", "accept-silent,status,healthy", "--transport", transport};
    }

    private void isFullWith(int room, RunningJar jar, String said) throws Exception {
        int silent = Integer.parseInt(jar.await("^(\\d+) +accept-silent").group(1));
        int status = Integer.parseInt(jar.await("^(\\d+) +status").group(1));
        int healthy = Integer.parseInt(jar.await("^(\\d+) +healthy").group(1));
        jar.await(" describe NAME ");
        Socket early = connect(status);
        assertThat(answer(early)).startsWith("HTTP/1.1 200 ");
        List<Socket> silenced = new ArrayList<>();
        for (int i = 0; i < room + MORE_THAN_THERE_IS_ROOM_FOR; i++) {
            silenced.add(connect(silent));
        }
        jar.await(said);

        Socket late = connect(healthy);
        late.setSoTimeout((int) WATCHED.toMillis());
        Duration cpu = jar.cpuOfEventLoops();
        assertThatThrownBy(() -> answer(late)).isInstanceOf(SocketTimeoutException.class);
        assertThat(jar.cpuOfEventLoops().minus(cpu)).isLessThan(WATCHED.dividedBy(4));
        assertThat(answer(early)).startsWith("HTTP/1.1 200 ");

        for (Socket client : silenced) {
            client.close();
        }
        late.setSoTimeout(TIMEOUT_MILLIS);
        assertThat(late.getInputStream().read()).isEqualTo('H');
        assertThat(answer(connect(status))).startsWith("HTTP/1.1 200 ");
        assertThat(answer(connect(healthy))).startsWith("HTTP/1.1 200 ");
        jar.signal("TERM");
        assertThat(jar.exitCode()).isZero();
        assertThat(jar.output().stream().filter(line -> line.contains("WARN"))).hasSize(1);
    }

    private static int openFiles(RunningJar jar) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + jar.pid() + "/fd"))) {
            return (int) open.count();
        }
    }

    private Socket connect(int port) throws IOException {
        Socket client = Loopback.connect(port);
        clients.add(client);
        client.setSoTimeout(TIMEOUT_MILLIS);
        return client;
    }

    /** Returns the head of an answer. */
    private static String answer(Socket client) throws IOException {
        client.getOutputStream().write("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = client.getInputStream().read();
            assertThat(read).as("after %s", head).isNotNegative();
            head.append((char) read);
        }
        return head.toString();
    }
}
