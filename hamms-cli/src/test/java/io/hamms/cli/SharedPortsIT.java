package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.Loopback;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two processes on one base port. */
class SharedPortsIT {

    private static final String NAMES = "connection-refused,status,never-accept";
    private static final List<FailureMode> MODES =
            List.of(NAMES.split(",")).stream().map(FailureModes::named).toList();
    private static final int CLIENTS = 200;
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int HANGS_AFTER_MILLIS = 50;

    private int base;

    @BeforeEach
    void onLinux() throws IOException {
        assumeThat(Path.of("/proc")).exists();
        base = FreePorts.base(MODES);
    }

    @ParameterizedTest
    @CsvSource({"epoll, epoll", "nio, nio", "epoll, nio"})
    void bothServeAndEachGoesOnWhenTheOtherStops(String first, String second) throws Exception {
        try (RunningJar one = share(first);
                RunningJar other = share(second)) {
            one.await(" describe NAME ");
            other.await(" describe NAME ");
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(connect("status"));
            }
            for (Socket client : clients) {
                assertThat(answer(client)).isEqualTo("HTTP/1.1 200");
            }
            failsToConnect();

            one.signal("TERM");
            int ended = 0;
            for (Socket client : clients) {
                ended += hasEnded(client) ? 1 : 0;
                client.close();
            }
            assertThat(ended).as("clients of the first").isBetween(CLIENTS / 4, CLIENTS * 3 / 4);
            for (int i = 0; i < CLIENTS; i++) {
                try (Socket client = connect("status")) {
                    assertThat(answer(client)).isEqualTo("HTTP/1.1 200");
                }
            }
            failsToConnect();
        }
    }

    @Test
    void refusesTheSecondProcessWithoutTheOption() throws Exception {
        try (RunningJar one = share("epoll")) {
            one.await(" describe NAME ");
            try (RunningJar other = RunningJar.start("--base-port", base + "", "--modes", NAMES)) {
                assertThat(other.exitCode()).isEqualTo(2);
                assertThat(String.join("\n", other.output()))
                        .startsWith(port("connection-refused") + "-" + port("never-accept")
                                + " are taken; is another hamms running?");
            }
        }
    }

    private void failsToConnect() throws IOException {
        for (int i = 0; i < CLIENTS / 20; i++) {
            try (Socket client = new Socket()) {
                assertThatThrownBy(() -> client.connect(address("never-accept"), HANGS_AFTER_MILLIS))
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
        assertThatThrownBy(() -> connect("connection-refused")).isInstanceOf(ConnectException.class);
    }

    private RunningJar share(String transport) throws IOException {
        return RunningJar.start(
                "--reuse-port", "--base-port", base + "", "--modes", NAMES, "--transport", transport, "-v");
    }

    private int port(String mode) {
        return base + FailureModes.named(mode).offset();
    }

    private InetSocketAddress address(String mode) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port(mode));
    }

    private Socket connect(String mode) throws IOException {
        Socket client = Loopback.connect(port(mode));
        client.setSoTimeout(TIMEOUT_MILLIS);
        return client;
    }

    private static String answer(Socket client) throws IOException {
        client.getOutputStream()
                .write("GET /?status=200 HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return new String(client.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
    }

    /** Returns whether the server has ended; otherwise it still answers. */
    private static boolean hasEnded(Socket client) {
        try {
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            return !new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                    .contains("HTTP/1.1 200 ");
        } catch (IOException e) {
            return true;
        }
    }
}
