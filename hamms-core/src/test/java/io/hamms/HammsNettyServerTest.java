package io.hamms;

import static io.hamms.testing.RawClient.Received.fin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.Ending;
import io.hamms.fault.Layer;
import io.hamms.fault.ListenerFault;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.UnknownModeException;
import io.hamms.mode.connect.ConnectionRefused;
import io.hamms.testing.EachTransport;
import io.hamms.testing.OddModes;
import io.hamms.testing.RawClient;
import io.hamms.testing.Recorder;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HammsNettyServerTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void releasesItsPortsIfBindingThrowsAnError() throws IOException {
        ListenerFault failing = (address, isShared) -> {
            throw new NoClassDefFoundError("sun/nio/ch/Net");
        };
        int base = freeRun();
        HammsServerBuilder builder = HammsNettyServer.builder()
                .basePort(base)
                .modes(List.of(ConnectionRefused.MODE, OddModes.at(1, "failing", Layer.BASELINE, failing)));
        assertThatThrownBy(builder::start).isInstanceOf(NoClassDefFoundError.class);

        try (ServerSocket released = new ServerSocket(base, 1, LOOPBACK)) {
            assertThat(released.isBound()).isTrue();
        }
    }

    @Test
    void bindsAllPortsOrNoneAndNamesEveryPortInUse() throws IOException {
        int base = freeRun();
        try (ServerSocket one = new ServerSocket(base, 1, LOOPBACK);
                ServerSocket four = new ServerSocket(base + 4, 1, LOOPBACK)) {
            assertThat(one.isBound() && four.isBound()).isTrue();

            assertThatThrownBy(() -> firstTen(base).start())
                    .isInstanceOf(PortBindException.class)
                    .hasMessageContaining("cannot listen on " + base + " (connection-refused)")
                    .hasMessageContaining((base + 4) + " (garbage-on-accept)")
                    .hasMessageContaining("Address already in use")
                    .hasMessageContaining("basePort(n)")
                    .hasMessageNotContaining("close-on-accept")
                    .satisfies(thrown -> assertThat(((PortBindException) thrown).conflicts())
                            .extracting(conflict -> conflict.mode().name())
                            .containsExactly("connection-refused", "garbage-on-accept"));
        }
        assertThatCode(() -> firstTen(base).start().close()).as("all released").doesNotThrowAnyException();
    }

    @Test
    void countsPortsFromTheBase() throws IOException {
        int base = freeRun();
        try (HammsNettyServer server = firstTen(base).start()) {
            assertThat(server.port("status")).isEqualTo(base + 9);
            assertThat(server.uri("status")).isEqualTo(URI.create("http://127.0.0.1:" + (base + 9) + "/"));
            assertThat(server.tlsUri("status")).isEqualTo(URI.create("https://127.0.0.1:" + (base + 9) + "/"));
            assertThatThrownBy(() -> server.tlsUri("close-on-accept"))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageContaining("mode: close-on-accept (expected: a TLS mode, or one that waits for");
        }
    }

    @Test
    void letsTheSystemChooseFreePorts() throws IOException {
        try (HammsNettyServer one = firstTen(0).start();
                HammsNettyServer other = firstTen(0).start()) {
            assertThat(one.modes())
                    .allSatisfy(mode -> assertThat(one.port(mode)).isNotEqualTo(other.port(mode)));
            assertThat(closeOnAccept(one)).isEqualTo(fin(""));
            assertThat(closeOnAccept(other)).isEqualTo(fin(""));
        }
    }

    @Test
    void servesASubsetOfTheModes() {
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).modes("sleep", "status").start()) {
            assertThat(server.modes()).extracting(Object::toString).containsExactly("sleep", "status");
            assertThatThrownBy(() -> server.port("drip-5s"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mode: drip-5s (expected: one of those served: [sleep, status])");
        }
    }

    @Test
    void answersAnUnknownNameWithTheNearestOnes() {
        assertThatThrownBy(() -> HammsNettyServer.builder().modes("drip5s"))
                .isInstanceOf(UnknownModeException.class)
                .hasMessageStartingWith("mode: drip5s (expected: drip-5s, ")
                .satisfies(thrown -> assertThat(((UnknownModeException) thrown).nearest())
                        .hasSize(3)
                        .startsWith("drip-5s"));
        assertThatThrownBy(() -> FailureModes.named("Garbage")).hasMessageContaining("garbage-on-accept");
    }

    @Test
    void refusesInvalidOptions() {
        assertThatThrownBy(() -> HammsNettyServer.builder().basePort(65_536))
                .hasMessage("basePort: 65536 (expected: 0 for free ports, or 1 to 65535)");
        assertThatThrownBy(() -> HammsNettyServer.builder().basePort(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HammsNettyServer.builder()
                        .basePort(65_530)
                        .modes("status")
                        .build())
                .hasMessage("basePort: 65530 (expected: at most 65526, so that the last mode's port is at most 65535)");
        assertThatThrownBy(() -> HammsNettyServer.builder().threads(0))
                .hasMessageStartingWith("threads: 0 (expected: ");
        assertThatThrownBy(() -> HammsNettyServer.builder().modes()).hasMessage("modes: none (expected: at least one)");
        assertThatThrownBy(() -> HammsNettyServer.builder().bindAddress("999.999.999.999"))
                .hasMessageStartingWith("bindAddress: 999.999.999.999 (expected: ");
        assertThatThrownBy(() -> HammsNettyServer.builder().bindAddress(""))
                .hasMessageEndingWith(" (expected: an address or a host name of this machine)");
        assertThatThrownBy(() -> HammsNettyServer.builder().transport(missingTransport()))
                .hasMessageStartingWith("transport: " + missingTransport() + " (expected: ");
    }

    @EnumSource
    @ParameterizedTest
    void refusesAnAddressOfAnotherMachine(Transport transport) {
        assumeTrue(transport.isAvailable());
        HammsServerBuilder builder = HammsNettyServer.builder()
                .transport(transport)
                .basePort(0)
                .bindAddress("192.0.2.1")
                .modes("status", "sleep");

        assertThatThrownBy(builder::start)
                .isInstanceOf(PortBindException.class)
                .hasMessageEndingWith(" (expected: an address of this machine; choose it with bindAddress(address))");
    }

    @Test
    void listensOnOtherAddresses() throws IOException {
        try (HammsNettyServer all = HammsNettyServer.builder()
                .basePort(0)
                .bindAddress("0.0.0.0")
                .modes("close-on-accept")
                .start()) {
            assertThat(all.uri("close-on-accept").getHost()).isEqualTo("127.0.0.1");
            assertThat(closeOnAccept(all)).isEqualTo(fin(""));
        }
        try (HammsNettyServer second = HammsNettyServer.builder()
                .basePort(0)
                .bindAddress("127.0.0.2")
                .modes("close-on-accept")
                .start()) {
            assertThat(second.uri("close-on-accept").getHost()).isEqualTo("127.0.0.2");
        }
    }

    @Test
    void isStartedOnce() {
        HammsNettyServer server = firstTen(0);
        assertThatThrownBy(() -> server.port("status")).hasMessage("server: not started (expected: running)");
        server.start();
        assertThatThrownBy(server::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("server: started");
        server.close();
        server.close();
        assertThatThrownBy(server::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("server: closed");
        assertThatThrownBy(() -> server.port("status")).hasMessage("server: closed (expected: running)");
        assertThatCode(() -> firstTen(0).close()).doesNotThrowAnyException();
    }

    @EachTransport
    void leavesNothingBehindWhenItIsClosedOnHangingClients(HammsNettyServer any) throws IOException {
        HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .transport(any.transport())
                .modes("accept-silent", "drip-5s", "sleep")
                .start();
        List<RawClient> clients = new ArrayList<>();
        for (String mode : List.of("accept-silent", "drip-5s", "sleep")) {
            clients.add(RawClient.connect(server.port(mode)).get("/?sleep=60"));
        }
        int port = server.port("accept-silent");

        server.close();

        for (RawClient client : clients) {
            assertThat(client.readToEnd().end()).isNotEqualTo(RawClient.End.OPEN);
            client.close();
        }
        assertThatThrownBy(() -> RawClient.connect(port)).isInstanceOf(IOException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void startsAndStopsAHundredTimesWithoutGrowth() throws IOException {
        firstTen(0).start().close();
        long descriptors = openDescriptors();
        for (int i = 0; i < 100; i++) {
            try (HammsNettyServer server = firstTen(0).start()) {
                assertThat(closeOnAccept(server)).isEqualTo(fin(""));
            }
        }
        Awaitility.await().untilAsserted(() -> {
            assertThat(openDescriptors()).isLessThanOrEqualTo(descriptors + 5);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("hamms-1"))
                    .as("threads of this test's servers, without those of the shared ones")
                    .hasSizeLessThanOrEqualTo(2 * Transport.values().length);
        });
    }

    @EachTransport
    void reportsToItsObserverHowAConnectionEnded(HammsNettyServer any) throws IOException {
        Recorder seen = new Recorder();
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .transport(any.transport())
                .modes("accept-silent", "close-on-accept", "status", "tls-close-rst")
                .observer(seen)
                .start()) {
            closeOnAccept(server);
            awaitEndings(seen, Ending.SERVER_FIN);
            RawClient.connect(server.port("accept-silent")).close();
            awaitEndings(seen, Ending.SERVER_FIN, Ending.CLIENT_FIN);
            try (RawClient client = RawClient.connect(server.port("status"))) {
                client.get("/?status=204").readHead();
                client.reset();
            }
            awaitEndings(seen, Ending.SERVER_FIN, Ending.CLIENT_FIN, Ending.CLIENT_RST);
            try (RawClient client = RawClient.connect(server.port("tls-close-rst"))) {
                client.send("x").readToEnd();
            }
            awaitEndings(seen, Ending.SERVER_FIN, Ending.CLIENT_FIN, Ending.CLIENT_RST, Ending.SERVER_RST);
        }
        assertThat(seen.connections()).containsExactly("close-on-accept", "accept-silent", "status", "tls-close-rst");
        assertThat(seen.requests()).containsExactly("GET /?status=204");
    }

    private static void awaitEndings(Recorder seen, Ending... endings) {
        Awaitility.await().atMost(RawClient.PATIENCE).untilAsserted(() -> assertThat(seen.endings())
                .containsExactly(endings));
    }

    private static HammsNettyServer firstTen(int basePort) {
        return HammsNettyServer.builder()
                .basePort(basePort)
                .modes(FailureModes.ALL.subList(0, 10))
                .build();
    }

    private static RawClient.Received closeOnAccept(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port("close-on-accept"))) {
            return client.readToEnd();
        }
    }

    private static Transport missingTransport() {
        return Stream.of(Transport.values())
                .filter(transport -> !transport.isAvailable())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the first of ten free ports, below the ephemeral range. */
    private static int freeRun() throws IOException {
        for (int base = 20_000; base < 30_000; base += 10) {
            List<ServerSocket> run = new ArrayList<>();
            try {
                for (int port = base; port < base + 10; port++) {
                    run.add(new ServerSocket(port, 1, LOOPBACK));
                }
                return base;
            } catch (IOException e) {
                // One of them is in use: tries the next ten.
            } finally {
                for (ServerSocket socket : run) {
                    socket.close();
                }
            }
        }
        throw new IOException("no ten free ports in a row");
    }

    private static long openDescriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
