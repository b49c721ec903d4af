package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.testing.EachTransport;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AcceptQueueTest {

    private static final int BACKLOG = 4096;

    /** A client of a full accept queue sends its SYN again after a second. */
    private static final int BEFORE_RETRY_MILLIS = 900;

    @Test
    void holdsMoreClientsThanOneQueueWhileTheServerDoesNotAccept() throws IOException {
        assumeThat(Transport.EPOLL.isAvailable()).isTrue();
        int queue = Math.min(BACKLOG, kernelLimit());
        CountDownLatch asleep = new CountDownLatch(1);
        List<Socket> clients = new ArrayList<>();
        HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes(List.of(AcceptSilent.MODE))
                .transport(Transport.EPOLL)
                .threads(1)
                .observer(new Sleeper(asleep))
                .start();
        try {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(AcceptSilent.MODE));
            for (int i = 0; i < queue + queue / 8; i++) {
                Socket client = new Socket();
                clients.add(client);
                // Closes with RST, so that no port stays in TIME_WAIT.
                client.setSoLinger(true, 0);
                client.connect(address, BEFORE_RETRY_MILLIS);
            }
            assertThat(clients).allMatch(Socket::isConnected);
        } finally {
            asleep.countDown();
            for (Socket client : clients) {
                client.close();
            }
            server.close();
        }
    }

    @EachTransport
    void sharesItsPortWithNoOtherServer(HammsNettyServer server) {
        int port = server.port(AcceptSilent.MODE);

        assertThatThrownBy(() -> HammsNettyServer.builder()
                        .basePort(port - AcceptSilent.MODE.offset())
                        .modes(List.of(AcceptSilent.MODE))
                        .transport(server.transport())
                        .start())
                .isInstanceOf(PortBindException.class)
                .hasMessageContaining(port + " (accept-silent)");
    }

    private static int kernelLimit() throws IOException {
        // By lines: a file in /proc/sys can be read only once, and the first read of Files.readString is of one byte.
        return Integer.parseInt(
                Files.readAllLines(Path.of("/proc/sys/net/core/somaxconn")).get(0));
    }

    /** Blocks the event loop, so that it does not accept. */
    private record Sleeper(CountDownLatch asleep) implements Observer {
        @Override
        public ConnectionListener connected(FailureMode mode, Connection connection) {
            try {
                asleep.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ConnectionListener.NONE;
        }
    }
}
