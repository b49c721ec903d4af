package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.testing.RawClient;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
            assertThat(connected.await(10, TimeUnit.SECONDS)).isTrue();
            server.close();

            assertThat(client.readToEnd()).isEqualTo(RawClient.Received.fin(""));
            assertThat(endings).containsExactly(Ending.SERVER_FIN);
        } finally {
            server.close();
        }
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
