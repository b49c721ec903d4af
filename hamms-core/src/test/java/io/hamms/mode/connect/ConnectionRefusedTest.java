package io.hamms.mode.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.PortBindException;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ConnectionRefusedTest {

    @EachTransport
    void refusesEveryConnection(HammsNettyServer server) {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> RawClient.connect(server.port(ConnectionRefused.MODE)))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @EachTransport
    void keepsThePortFromOtherProcesses(HammsNettyServer server) {
        int port = server.port(ConnectionRefused.MODE);

        assertThatThrownBy(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> {
                    try (Socket socket = new Socket()) {
                        socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void doesNotStartWhereSomethingListens() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HammsNettyServer server = HammsNettyServer.builder()
                    .basePort(other.getLocalPort())
                    .modes("connection-refused")
                    .build();

            assertThatThrownBy(server::start)
                    .isInstanceOf(PortBindException.class)
                    .hasMessageContaining(other.getLocalPort() + " (connection-refused): Address already in use");
        }
    }

    @Test
    void releasesThePortWhenItIsClosed() throws IOException {
        HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes("connection-refused")
                .start();
        int port = server.port(ConnectionRefused.MODE);
        server.close();

        try (ServerSocket next = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(next.getLocalPort()).isEqualTo(port);
        }
    }
}
