package io.hamms.mode.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.PortBindException;
import io.hamms.fault.ListenerFault.BoundPort;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Servers;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class NeverAcceptTest {

    private static final NeverAccept FAULT = (NeverAccept) NeverAccept.MODE.fault();

    @EachTransport
    void makesEveryConnectHang(HammsNettyServer server) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(NeverAccept.MODE));
        List<SocketChannel> attempts = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                SocketChannel attempt = SocketChannel.open();
                attempts.add(attempt);
                attempt.configureBlocking(false);
                attempt.connect(address);
            }
            assertThat(connects(address)).isFalse();
            for (SocketChannel attempt : attempts) {
                assertThat(attempt.finishConnect()).isFalse();
            }
        } finally {
            for (SocketChannel attempt : attempts) {
                attempt.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "127.8.9.1, 127.8.9.1", "0.0.0.0, 127.0.0.1", "::1, ::1", ":: , ::1"})
    void doesSoOnEveryAddress(String bound, String reached) throws IOException {
        try (BoundPort standing = FAULT.bind(new InetSocketAddress(bound, 0), false)) {
            assertThat(connects(new InetSocketAddress(reached, standing.port())))
                    .isFalse();
        }
    }

    private static boolean connects(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, 100);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void isUnavailableOnOtherKernels() {
        String name = System.getProperty("os.name");
        try {
            System.setProperty("os.name", "Mac OS X");
            assertThat(FAULT.missing()).isEqualTo("Linux");
        } finally {
            System.setProperty("os.name", name);
        }
        assertThat(FAULT.missing()).isEmpty();
    }

    @Test
    void doesNotStartWhereSomethingListens() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HammsNettyServer server = HammsNettyServer.builder()
                    .basePort(other.getLocalPort() - NeverAccept.MODE.offset())
                    .modes("never-accept")
                    .build();

            assertThatThrownBy(server::start)
                    .isInstanceOf(PortBindException.class)
                    .hasMessageContaining(other.getLocalPort() + " (never-accept): Address already in use");
        }
    }

    @Test
    void releasesThePortAndItsQueuedConnections() throws IOException {
        BoundPort standing = FAULT.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false);
        standing.close();

        try (ServerSocket next = new ServerSocket(standing.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(connects(new InetSocketAddress(InetAddress.getLoopbackAddress(), next.getLocalPort())))
                    .isTrue();
        }
    }

    @Test
    void isAConnectTimeoutInTheJdk() {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofMillis(200)).build();
        HttpRequest request = HttpRequest.newBuilder(
                        Servers.on(Transport.best()).uri(NeverAccept.MODE))
                .build();

        assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpConnectTimeoutException.class);
    }
}
