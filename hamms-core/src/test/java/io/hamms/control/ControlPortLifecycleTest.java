package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.HammsServerBuilder;
import io.hamms.control.ControlClient.Reply;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.Observer;
import io.hamms.testing.RawClient;
import io.hamms.testing.StandardError;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlPortLifecycleTest {

    private static final int STARTS = 25;

    static Stream<Transport> transports() {
        return Stream.of(Transport.values()).filter(Transport::isAvailable);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void answersTheFirstClientThatCanConnect(Transport transport) throws Exception {
        try (HammsNettyServer server = builder(transport, Observer.NONE).start()) {
            for (int i = 0; i < STARTS; i++) {
                int port = freePort();
                CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> askAsSoonAsPossible(port));
                try (ControlPort control = ControlPort.of(server).port(port).start()) {
                    assertThat(first.get(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                    .status())
                            .as("start %d of port %d", i, control.port())
                            .isEqualTo(200);
                }
            }
        }
    }

    /**
     * Returns a port outside the ephemeral range: a client that connects to one of those too early may connect to
     * itself.
     */
    private static int freePort() {
        for (int port = 16_000; port < 17_000; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                // Tries the next port.
            }
        }
        throw new IllegalStateException("no free port from 16000 to 16999");
    }

    private static Reply askAsSoonAsPossible(int port) {
        long end = System.nanoTime() + RawClient.PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                return ControlClient.get(port, "/health");
            } catch (ConnectException e) {
                Thread.onSpinWait();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("nothing listens on " + port);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void finishesRequestsWhenItIsClosed(Transport transport) throws Exception {
        CountDownLatch isRemoving = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Observer slow = (mode, connection) -> new ConnectionListener() {
            @Override
            public void ended(Ending ending) {
                isRemoving.countDown();
                await(mayGoOn);
            }
        };
        try (HammsNettyServer server = builder(transport, slow).start();
                StandardError log = StandardError.capture()) {
            ControlPort control = ControlPort.of(server).start();
            int removed = server.port("healthy");
            try (RawClient held = RawClient.connect(removed);
                    ControlClient client = ControlClient.to(control.port());
                    ControlClient waiting = ControlClient.to(control.port())) {
                held.get("/").readHead();
                client.send("DELETE", "/ports/" + removed, "");
                await(isRemoving);
                waiting.send("GET", "/health", "");
                Thread closing = new Thread(control::close);
                closing.start();
                // close() waits for the request; without that it would return at once.
                Awaitility.await()
                        .atMost(RawClient.PATIENCE)
                        .until(() -> !closing.isAlive() || isWaitingForAWorker(closing));
                assertThat(closing.isAlive()).as("waits for the request").isTrue();
                mayGoOn.countDown();

                closing.join(RawClient.PATIENCE.toMillis());
                assertThat(closing.isAlive()).isFalse();
                assertThat(client.in().read()).as("the request is answered").isEqualTo('H');
                assertThat(waiting.in().read()).isIn(-1, (int) 'H');
                assertThat(listens(control.port())).isFalse();
            }
            assertThat(log.text()).isEmpty();
        }
    }

    private static boolean isWaitingForAWorker(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("awaitTermination"));
    }

    private static boolean listens(int port) throws IOException {
        try {
            RawClient.connect(port).close();
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HammsServerBuilder builder(Transport transport, Observer observer) {
        return HammsNettyServer.builder()
                .basePort(0)
                .transport(transport)
                .observer(observer)
                .modes("healthy");
    }
}
