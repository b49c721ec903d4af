package io.hamms;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.fault.Dispatcher;
import io.hamms.fault.Ending;
import io.hamms.fault.ModeCall;
import io.hamms.journal.JournalLimits;
import io.hamms.journal.PortCounters;
import io.hamms.journal.RecordedConnection;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.testing.RawClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddedPortsTest {

    static Stream<Transport> transports() {
        return Stream.of(Transport.values()).filter(Transport::isAvailable);
    }

    private static HammsNettyServer server(Transport transport) {
        return HammsNettyServer.builder()
                .basePort(0)
                .threads(2)
                .transport(transport)
                .modes("accept-silent", "status", "connection-refused")
                .start();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void serveAModeOnASecondPortOrForTheFirstTime(Transport transport) throws IOException {
        try (HammsNettyServer hamms = server(transport)) {
            int first = hamms.port("status");
            int second = hamms.add("status", 0);
            int other = hamms.add("close-on-accept", 0);

            assertThat(hamms.ports())
                    .contains(new ServedPort(
                            second, hamms.modes().get(1), URI.create("http://127.0.0.1:" + second + "/")))
                    .extracting(served -> served.mode().name())
                    .containsExactly("connection-refused", "accept-silent", "close-on-accept", "status", "status");
            assertThat(hamms.port("status")).isEqualTo(first);
            assertThat(hamms.port("close-on-accept")).isEqualTo(other);
            assertThat(statusOf(second)).startsWith("HTTP/1.1 204");
            assertThat(hamms.journal("status").connections())
                    .extracting(RecordedConnection::port)
                    .containsExactly(second);
            try (RawClient client = RawClient.connect(other)) {
                assertThat(client.readToEnd()).isEqualTo(fin(""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void changeNothingIfTheyCannotBeBound(Transport transport) throws IOException {
        try (HammsNettyServer hamms = server(transport);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> hamms.add("status", taken.getLocalPort())).isInstanceOf(PortBindException.class);
            assertThatThrownBy(() -> hamms.add("status", hamms.port("status"))).isInstanceOf(PortBindException.class);
            assertThatThrownBy(() -> hamms.add("connection-refused", taken.getLocalPort()))
                    .isInstanceOf(PortBindException.class);

            assertThat(hamms.ports()).hasSize(3);
            assertThat(statusOf(hamms.port("status"))).startsWith("HTTP/1.1 204");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void areRemovedWithTheirConnectionsAndNoOthers(Transport transport) throws IOException {
        try (HammsNettyServer hamms = server(transport)) {
            int gone = hamms.port("accept-silent");
            int stays = hamms.add("accept-silent", 0);
            try (RawClient ended = RawClient.connect(gone);
                    RawClient open = RawClient.connect(stays)) {
                // The kernel resets connections that the server has not yet accepted when the port is closed.
                Awaitility.await()
                        .atMost(RawClient.PATIENCE)
                        .until(() -> hamms.journal().connections().size() == 2);
                hamms.remove(gone);

                assertThat(ended.readToEnd()).isEqualTo(fin(""));
                assertThat(hamms.journal().connections())
                        .filteredOn(connection -> connection.port() == gone)
                        .singleElement()
                        .satisfies(connection -> {
                            assertThat(connection.ending()).isEqualTo(Ending.SERVER_FIN);
                            assertThat(connection.isClosed()).isTrue();
                        });
                // The JDK releases a listening socket at the selector's next select.
                Awaitility.await().atMost(RawClient.PATIENCE).untilAsserted(() -> assertThatThrownBy(
                                () -> RawClient.connect(gone))
                        .isInstanceOf(ConnectException.class));
                open.send("x");
                assertThat(hamms.journal().connections()).anyMatch(connection -> !connection.isClosed());
                assertThat(hamms.port("accept-silent")).isEqualTo(stays);
            }
            assertThat(hamms.add("status", gone)).isEqualTo(gone);
            assertThat(statusOf(gone)).startsWith("HTTP/1.1 204");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void areRemovedEvenIfTheyHaveNoListener(Transport transport) throws IOException {
        try (HammsNettyServer hamms = server(transport)) {
            int held = hamms.port("connection-refused");
            hamms.remove(held);

            try (ServerSocket mine = new ServerSocket(held, 1, InetAddress.getLoopbackAddress())) {
                assertThat(mine.getLocalPort()).isEqualTo(held);
            }
            assertThatThrownBy(() -> hamms.remove(held))
                    .hasMessage("port: " + held + " (expected: one of those served)");
            assertThatThrownBy(() -> hamms.port("connection-refused")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void leaveNothingBehindWhenTheyAreRemoved(Transport transport) throws IOException {
        JournalLimits limits = new JournalLimits(2, 1 << 20, 0);
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                .basePort(0)
                .threads(1)
                .transport(transport)
                .modes("status")
                .journal(limits)
                .start()) {
            OptionalInt room = hamms.connectionCapacity();
            List<Integer> removed = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int added = hamms.add(i == 4 ? "connection-refused" : i == 3 ? "never-accept" : "status", 0);
                removed.add(added);
                assertThat(hamms.connectionCapacity().orElse(0))
                        .as("room with one port more")
                        .isLessThan(room.orElse(1));
                if (i < 3) {
                    assertThat(statusOf(added)).startsWith("HTTP/1.1 204");
                }
                hamms.remove(added);
                assertThat(hamms.connectionCapacity()).as("room without it").isEqualTo(room);
            }

            assertThat(hamms.journal().counters())
                    .as("ports whose connections were dropped, and one without connections, are removed, too")
                    .extracting(PortCounters::port)
                    .containsExactlyElementsOf(removed.subList(1, 3));
            hamms.journal().clear();
            assertThat(hamms.journal().counters()).isEmpty();
            assertThat(statusOf(hamms.port("status"))).startsWith("HTTP/1.1 204");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void areNotThoseThatTheServerHas(Transport transport) throws IOException {
        try (HammsNettyServer hamms = sharedServer(transport, 17_000)) {
            assertThatThrownBy(() -> hamms.add("status", hamms.port("sleep")))
                    .isInstanceOf(PortBindException.class)
                    .hasMessageContaining("in use");
            assertThat(hamms.ports()).hasSize(2);
        }
    }

    /** Returns a server whose ports others may share: the kernel would bind one of them a second time. */
    private static HammsNettyServer sharedServer(Transport transport, int base) {
        try {
            return HammsNettyServer.builder()
                    .basePort(base)
                    .reusePort(true)
                    .transport(transport)
                    .modes("status", "sleep")
                    .start();
        } catch (PortBindException e) {
            return sharedServer(transport, base + 10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void haveANumberThatAPortCanHave(int number) {
        try (HammsNettyServer hamms = server(Transport.best())) {
            assertThatThrownBy(() -> hamms.add("status", number))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("port: " + number + " (expected: 0 to 65535)");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void countForTheirOwnMode(Transport transport) throws IOException {
        try (HammsNettyServer hamms = server(transport)) {
            int number = hamms.add("sleep", 0);
            assertThat(statusOf(number)).startsWith("HTTP/1.1 200");
            hamms.remove(number);
            // The JDK releases a listening socket at the selector's next select.
            Awaitility.await()
                    .atMost(RawClient.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> hamms.add("status", number) == number);

            assertThat(hamms.counters())
                    .filteredOn(counted -> counted.port() == number)
                    .singleElement()
                    .satisfies(counted -> {
                        assertThat(counted.mode()).isEqualTo("status");
                        assertThat(counted.requests()).isZero();
                    });
            assertThat(statusOf(number)).startsWith("HTTP/1.1 204");
            assertThat(hamms.counters())
                    .filteredOn(counted -> counted.port() == number)
                    .singleElement()
                    .satisfies(counted -> assertThat(counted.requests()).isEqualTo(1));
        }
    }

    /** A dispatcher that asks the server while a port is added: the event loop that binds the port is the asker's. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void letEventLoopsAskTheServerMeanwhile() throws Exception {
        CompletableFuture<HammsNettyServer> server = new CompletableFuture<>();
        CompletableFuture<Thread> adding = new CompletableFuture<>();
        CountDownLatch onLoop = new CountDownLatch(1);
        Dispatcher asking = head -> {
            onLoop.countDown();
            Thread adder = adding.join();
            Awaitility.await().pollInSameThread().until(() -> adder.getState() == Thread.State.WAITING);
            HammsNettyServer hamms = server.join();
            hamms.script("sleep", Scenario.always("healthy"));
            hamms.defaults("sleep", Map.of("sleep", "0"));
            assertThat(hamms.script("sleep")).isPresent();
            assertThat(hamms.defaults("sleep")).hasSize(1);
            assertThat(hamms.uri("sleep").getPort())
                    .isEqualTo(hamms.tlsUri("sleep").getPort());
            assertThat(hamms.ports()).hasSize(2);
            assertThat(hamms.counters()).hasSize(2);
            assertThat(hamms.counts("key")).isEmpty();
            assertThat(hamms.connectionCapacity()).isNotNull();
            return ModeCall.byDefault(Healthy.MODE);
        };
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                        .basePort(0)
                        .threads(1)
                        .modes("healthy", "sleep")
                        .script("healthy", asking)
                        .start();
                RawClient client = RawClient.connect(hamms.port("healthy"))) {
            server.complete(hamms);
            client.get("/");
            onLoop.await();
            Thread adder = new Thread(() -> hamms.add("status", 0), "adds-a-port");
            adder.start();
            adding.complete(adder);

            assertThat(client.readHead()).startsWith("HTTP/1.1 200");
            adder.join();
            assertThat(hamms.ports()).hasSize(3);
            assertThat(statusOf(hamms.port("status"))).startsWith("HTTP/1.1 204");
        }
    }

    private static String statusOf(int port) throws IOException {
        try (RawClient client = RawClient.connect(port)) {
            return client.get("/?status=204").readHead();
        }
    }
}
