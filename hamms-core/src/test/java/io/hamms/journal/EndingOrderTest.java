package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.handler.TcpInfo;
import io.hamms.testing.Connections;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import io.hamms.transport.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that ended its side before the server did is recorded as first, even if the server reads that later. */
class EndingOrderTest {

    private static final Duration PATIENCE = RawClient.PATIENCE;

    /** The action with which a client ends its side. */
    private interface Act {
        void by(RawClient client) throws IOException;
    }

    /** Keeps the event loop from acting on a new connection until the kernel has received the client's FIN or RST. */
    private static final class Gate extends ChannelHandlerAdapter implements ConnectionListener {

        private static final int ESTABLISHED = 1;

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> isEnded(context.channel()));
        }

        private static boolean isEnded(Channel connection) {
            TcpInfo now = TcpInfo.of(connection);
            return now != null && now.state() != ESTABLISHED;
        }
    }

    /** Only epoll can query the kernel which side was first. */
    private static RecordedConnection endedBy(Act act) throws IOException {
        assumeThat(Transport.EPOLL.isAvailable()).isTrue();
        try (HammsNettyServer server = HammsNettyServer.builder()
                        .basePort(0)
                        .transport(Transport.EPOLL)
                        .modes("close-on-accept")
                        .observer((mode, connection) -> new Gate())
                        .start();
                RawClient client = RawClient.connect(server.port("close-on-accept"))) {
            act.by(client);
            return server.journal().awaitEnd(PATIENCE);
        }
    }

    @Test
    void isKeptForAFinThatIsUnreadWhenTheModeActs() throws IOException {
        assertThat(endedBy(RawClient::shutdownOutput).ending()).isEqualTo(Ending.CLIENT_FIN);
    }

    @Test
    void isKeptForAnRstThatIsUnreadWhenTheModeActs() throws IOException {
        assertThat(endedBy(RawClient::reset).ending()).isEqualTo(Ending.CLIENT_RST);
    }

    /** The server cannot send FIN behind bytes that the client does not read. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void isKeptForACloseNotifyWhenTheServerStops(Transport transport) throws IOException {
        assumeThat(transport.isAvailable()).isTrue();
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .transport(transport)
                .modes("interim-endless")
                .observer(Connections.SEEN)
                .start()) {
            assertThat(stoppedAfterCloseNotify(server).ending()).isEqualTo(Ending.CLIENT_FIN);
        }
    }

    private static RecordedConnection stoppedAfterCloseNotify(HammsNettyServer server) throws IOException {
        int port = server.port("interim-endless");
        try (TlsClient client = TlsClient.connect(port)) {
            client.get("/").read(1);
            JournalEndingsTest.awaitStandstill(server);
            client.closeNotify();
            Connections.settle(Connections.of(port, client.localPort()));
            server.close();
            return server.journal().awaitEnd(PATIENCE);
        }
    }
}
