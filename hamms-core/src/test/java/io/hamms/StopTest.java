package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.mode.connect.AcceptSilent;
import io.hamms.testing.Lateness;
import io.hamms.testing.RawClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopTest {

    private static final String[] BUSY = {
        "healthy", "body-infinite", "drip-5s", "sleep", "tls-healthy", "close-after-request"
    };

    private static final int ROUNDS = 100;
    private static final long CLOSE_MILLIS = 600;

    /** The threads that closing needs, one after the other: each of the loops twice. */
    private static final int TURNS = 10;

    private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
    private final CountDownLatch connected = new CountDownLatch(1);

    @Test
    void endsEveryConnectionAndRecordsItsOwnFin() throws IOException, InterruptedException {
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
    void releasesItsPortsEvenIfStoppedAtOnce(Transport transport) {
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

    /**
     * The loops end at once and log nothing, whatever they are doing, even streaming. On an idle machine each close
     * takes less than 600 ms, and most take a hundredth of that; on a loaded one each thread that closing needs waits
     * for a processor, as the thread of {@link Lateness} does.
     */
    @ParameterizedTest
    @EnumSource
    void endsAtOnceWithOpenConnectionsEveryTime(Transport transport) throws Exception {
        assumeThat(transport.isAvailable()).isTrue();
        List<String> slow = new ArrayList<>();
        List<String> warnings = new CopyOnWriteArrayList<>();
        Handler log = new Warnings(warnings);
        Logger.getLogger("").addHandler(log);
        try (Lateness machine = new Lateness()) {
            for (int round = 0; round < ROUNDS; round++) {
                long millis = closeInFlight(transport, round % 25 == 0, machine);
                long allowed = CLOSE_MILLIS + TURNS * machine.worst().toMillis();
                if (millis > allowed) {
                    slow.add("round " + round + ": " + millis + " ms (expected: at most " + allowed + ")");
                }
            }
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
        assertThat(warnings).isEmpty();
        assertThat(slow).isEmpty();
    }

    private static long closeInFlight(Transport transport, boolean isWhole, Lateness machine) throws Exception {
        HammsServerBuilder builder =
                HammsNettyServer.builder().basePort(0).transport(transport).threads(2);
        HammsNettyServer server = (isWhole ? builder : builder.modes(BUSY)).start();
        List<RawClient> clients = new ArrayList<>();
        Thread reading = new Thread(() -> {});
        try {
            for (String mode : BUSY) {
                clients.add(RawClient.connect(server.port(mode)).get("/"));
                clients.add(RawClient.connect(server.port(mode)));
            }
            RawClient reader = RawClient.connect(server.port("body-infinite")).get("/");
            clients.add(reader);
            reader.read(1 << 20);
            reading = new Thread(() -> {
                try {
                    while (!reader.read(1 << 16).isEmpty()) {
                        // Until the server ends it.
                    }
                } catch (IOException | AssertionError e) {
                    // It has.
                }
            });
            reading.start();
            machine.forget();
            long start = System.nanoTime();
            server.close();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            reading.join();
            for (RawClient client : clients.subList(0, clients.size() - 1)) {
                assertThat(client.readToEnd().end())
                        .as("no socket is left open")
                        .isNotEqualTo(RawClient.End.OPEN);
            }
            return millis;
        } finally {
            server.close();
            for (RawClient client : clients) {
                client.close();
            }
            reading.join();
        }
    }

    private static final class Warnings extends Handler {

        private final List<String> told;

        Warnings(List<String> told) {
            this.told = told;
        }

        @Override
        public void publish(LogRecord message) {
            if (message.getLevel().intValue() >= Level.WARNING.intValue()) {
                told.add(message.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static HammsNettyServer start(Transport transport, int basePort) {
        return HammsNettyServer.builder()
                .basePort(basePort)
                .modes(List.of(AcceptSilent.MODE))
                .transport(transport)
                .start();
    }

    private final class Witness implements Observer, ConnectionListener {
        @Override
        public ConnectionListener connected(FailureMode mode, Connection connection) {
            connected.countDown();
            return this;
        }

        @Override
        public void ended(Ending ending) {
            endings.add(ending);
        }
    }
}
