package io.hamms.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.HammsNettyServer;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.mode.connect.ResetOnAccept;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

class LoopbackTest {

    private final AtomicInteger attempts = new AtomicInteger();

    /** Connects, and looks at the connection only when the server has reset it. */
    private static Socket lateConnect(HammsNettyServer server) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(ResetOnAccept.MODE));
        try (SocketChannel client = SocketChannel.open()) {
            client.configureBlocking(false);
            client.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.connect(address);
            int own = ((InetSocketAddress) client.getLocalAddress()).getPort();
            Channel serverSide = Connections.of(address.getPort(), own);
            serverSide.closeFuture().syncUninterruptibly();
            // On NIO, the socket is closed in the loop's next iteration.
            Connections.settle(serverSide);
            client.finishConnect();
            throw new IllegalStateException("the reset has not arrived");
        }
    }

    @EachTransport
    void connectsAgainIfTheServerResetsBeforeConnectReturns(HammsNettyServer server) throws IOException {
        int port = server.port(ResetOnAccept.MODE);

        try (Socket client = Loopback.established(
                () -> attempts.incrementAndGet() < 3 ? lateConnect(server) : Loopback.connect(port))) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        assertThat(attempts).hasValue(3);
    }

    @EachTransport
    void doesNotConnectAgainForEver(HammsNettyServer server) {
        assertThatThrownBy(() -> Loopback.established(() -> {
                    attempts.incrementAndGet();
                    return lateConnect(server);
                }))
                .isInstanceOf(SocketException.class)
                .hasMessageStartingWith("Connection reset");
        assertThat(attempts).hasValue(Loopback.MOST_ATTEMPTS);
    }

    @EachTransport
    void connectsOnceToAPortThatRefuses(HammsNettyServer server) {
        assertThatThrownBy(() -> Loopback.established(() -> {
                    attempts.incrementAndGet();
                    return Loopback.connect(server.port(ConnectionRefused.MODE));
                }))
                .isInstanceOf(ConnectException.class);
        assertThat(attempts).hasValue(1);
    }
}
