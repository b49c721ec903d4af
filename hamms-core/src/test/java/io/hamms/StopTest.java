package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.testing.RawClient;
import io.hamms.transport.Transport;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopTest {

    private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
    private final CountDownLatch connected = new CountDownLatch(1);

    @Test
    void endsEveryConnectionAndSaysThatItWasTheServer() throws IOException, InterruptedException {
        HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes(List.of(AcceptSilent.MODE))
                .observer(new Witness())
                .start();
        try (RawClient client = RawClient.connect(server.port(AcceptSilent.MODE))) {
            assertThat(connected.await(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            server.close();

            assertThat(client.readToEnd()).isEqualTo(RawClient.Received.fin(""));
            assertThat(endings).containsExactly(Ending.SERVER_FIN);
        } finally {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesItsPortsBackHoweverSoonItIsStopped(Transport transport) {
        assumeThat(transport.isAvailable()).isTrue();
        int basePort;
        try (HammsNettyServer server = start(transport, 0)) {
            basePort = server.port(AcceptSilent.MODE) - AcceptSilent.MODE.offset();
        }
        for (int i = 0; i < 100; i++) {
            start(transport, basePort).close();
        }
        try (HammsNettyServer server = start(transport, basePort)) {
            assertThat(server.port(AcceptSilent.MODE)).isEqualTo(basePort + AcceptSilent.MODE.offset());
        }
    }

    private static HammsNettyServer start(Transport transport, int basePort) {
        return HammsNettyServer.builder()
                .basePort(basePort)
                .modes(List.of(AcceptSilent.MODE))
                .transport(transport)
                .start();
    }

    private final class Witness implements Observer {
        @Override
        public void connected(FailureMode mode, Channel connection) {
            connected.countDown();
        }

        @Override
        public void ended(FailureMode mode, Channel connection, Ending ending) {
            endings.add(ending);
        }
    }
}
