package io.hamms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.ListenerFault;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Observer;
import io.hamms.handler.PipelineFault;
import io.hamms.journal.JournalLimits;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import io.hamms.mode.semantics.Status;
import io.hamms.pki.ServerCredentials;
import io.hamms.pki.SubjectNames;
import io.hamms.pki.TestAuthority;
import io.hamms.server.Behaviour;
import io.hamms.server.RunningServer;
import io.hamms.server.Settings;
import io.hamms.testing.OddModes;
import io.hamms.testing.RawClient;
import io.hamms.testing.Recorder;
import io.hamms.transport.Transport;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A port has its configuration from its first connection on, and accepts none before. */
class FirstConnectionTest {

    private final Recorder seen = new Recorder();
    private final Map<FailureMode, RawClient> early = new HashMap<>();

    static Stream<Transport> transports() {
        return Stream.of(Transport.values()).filter(Transport::isAvailable);
    }

    /** Clients connect to every port before the server is configured. */
    @ParameterizedTest
    @MethodSource("transports")
    void isAcceptedOnlyAfterAllPortsAreBoundAndConfigured(Transport transport) throws IOException {
        Settings settings = settings(transport);
        RunningServer running = RunningServer.open(settings, seen, taken -> {
            taken.ports().all().stream()
                    .filter(port -> !(port.mode().fault() instanceof ListenerFault))
                    .forEach(port -> early.put(port.mode(), get(port.number())));
            assertThat(early).hasSizeGreaterThan(60);
            // With one event loop, a later client is served only after these.
            int later = taken.add(Status.MODE, 0, bound -> {});
            assertThat(exchange(later)).isEqualTo("200");
            assertThat(seen.connections()).containsExactly("status");

            taken.follow(Healthy.MODE, Scenario.always("status?status=503"));
            taken.setDefaults(ModeCall.with(Status.MODE, Map.of("status", "418")));
        });
        try {
            assertThat(status(client(Healthy.MODE))).isEqualTo("503");
            assertThat(status(client(Status.MODE))).isEqualTo("418");
            Awaitility.await().atMost(RawClient.PATIENCE).untilAsserted(() -> assertThat(seen.connections())
                    .containsAll(early.keySet().stream().map(FailureMode::name).toList()));
        } finally {
            for (RawClient client : early.values()) {
                client.close();
            }
            running.close();
        }
    }

    /** A port's fault is prepared once the ports accept, before {@code start} returns. */
    @ParameterizedTest
    @MethodSource("transports")
    void isAnsweredByTheScriptAndDefaultsSetBeforeTheStart(Transport transport) {
        Curious curious = new Curious();
        FailureMode asking = OddModes.at(1, "curious", Layer.BASELINE, curious);
        for (int base = 16_000; curious.answers.isEmpty() && base < 17_000; base += 100) {
            curious.base = base;
            try (HammsNettyServer hamms = HammsNettyServer.builder()
                    .basePort(base)
                    .transport(transport)
                    .modes(List.of(Healthy.MODE, Status.MODE, asking))
                    .script("healthy", Scenario.always("status?status=503"))
                    .defaults("status", Map.of("status", "418"))
                    .start()) {
                assertThat(hamms.modes()).contains(asking);
            } catch (PortBindException e) {
                // Other ports may be free.
            }
        }
        assertThat(curious.answers).isEqualTo(Map.of("healthy", "503", "status", "418"));
    }

    private static Settings settings(Transport transport) {
        return new Settings(
                0,
                "127.0.0.1",
                FailureModes.ALL,
                Healthy.MODE,
                () -> TlsHealthy.MODE,
                transport,
                1,
                false,
                false,
                new Behaviour(),
                false,
                Observer.NONE,
                JournalLimits.DEFAULT,
                ServerCredentials.of(TestAuthority.ofProcess(), SubjectNames.LOCAL));
    }

    private RawClient client(FailureMode mode) {
        return requireNonNull(early.get(mode));
    }

    private static RawClient get(int port) {
        try {
            return RawClient.connect(port).get("/");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String status(RawClient client) {
        try {
            return client.readHead().substring(9, 12);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String exchange(int port) {
        try (RawClient client = get(port)) {
            return status(client);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends requests to two other ports in {@code prepare}. */
    private static final class Curious extends PipelineFault {

        private final Map<String, String> answers = new HashMap<>();
        private int base;

        @Override
        public void prepare(Channel listening) {
            for (FailureMode mode : List.of(Healthy.MODE, Status.MODE)) {
                answers.put(mode.name(), exchange(base + mode.offset()));
            }
        }

        Curious() {
            super(Healthy.MODE.fault());
        }

        @Override
        protected void initChannel(Channel channel, String name) {
            channel.close();
        }
    }
}
