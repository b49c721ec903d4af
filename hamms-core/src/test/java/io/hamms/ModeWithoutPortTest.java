package io.hamms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Observer;
import io.hamms.journal.JournalLimits;
import io.hamms.mode.baseline.ByPath;
import io.hamms.mode.baseline.Healthy;
import io.hamms.mode.baseline.TlsHealthy;
import io.hamms.pki.ServerCredentials;
import io.hamms.pki.SubjectNames;
import io.hamms.pki.TestAuthority;
import io.hamms.server.Behaviour;
import io.hamms.server.Binding;
import io.hamms.server.RunningServer;
import io.hamms.server.Settings;
import io.hamms.testing.OddModes;
import io.hamms.testing.RawClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mode may have no port of its own. */
class ModeWithoutPortTest {

    private static final FailureMode MODE = OddModes.withoutPort("odd", Layer.BASELINE, Healthy.MODE.fault());

    @Test
    void isLeftOutOfThePorts() {
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                .basePort(0)
                .modes(List.of(MODE, Healthy.MODE))
                .start()) {
            assertThat(hamms.ports()).extracting(ServedPort::mode).containsExactly(Healthy.MODE);
            assertThat(hamms.modes()).containsExactly(MODE, Healthy.MODE);
            assertThatThrownBy(() -> hamms.port(MODE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mode: odd (expected: a port that was added: this mode has none of its own, and is"
                            + " reached by path)");
        }
    }

    @Test
    void isReachedByPath() throws IOException {
        FailureMode byPath = ByPath.to(List.of(MODE));
        try (HammsNettyServer hamms = HammsNettyServer.builder()
                        .basePort(0)
                        .modes(List.of(MODE, byPath))
                        .start();
                RawClient client = RawClient.connect(hamms.port(byPath))) {
            assertThat(client.get("/mode/odd/").readHead()).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    /** Programs can add only modes of the catalogue, which all have a port: this calls the method behind it. */
    @Test
    void isServedOnAPortThatIsAdded() throws IOException {
        Settings settings = new Settings(
                0,
                "127.0.0.1",
                List.of(MODE, Healthy.MODE),
                Healthy.MODE,
                () -> TlsHealthy.MODE,
                Transport.best(),
                1,
                false,
                false,
                new Behaviour(),
                false,
                Observer.NONE,
                JournalLimits.DEFAULT,
                ServerCredentials.of(TestAuthority.ofProcess(), SubjectNames.LOCAL));
        RunningServer running = RunningServer.open(settings, Observer.NONE, server -> {});
        int added = running.add(MODE, 0, bound -> {});
        try (RawClient client = RawClient.connect(added)) {
            assertThat(client.get("/").readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(running.ports().all())
                    .extracting(Binding::mode)
                    .as("last, as it has no number")
                    .containsExactly(Healthy.MODE, MODE);
        } finally {
            running.close();
        }
    }

    @Test
    void hasNoOffset() {
        assertThat(MODE.hasPort()).isFalse();
        assertThat(MODE.offsetOr(7)).isEqualTo(7);
        assertThatThrownBy(MODE::offset)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("offset: none for odd (expected: a mode with a port of its own)");
        assertThatThrownBy(() -> FailureMode.at(-1, "odd", Layer.BASELINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset: -1 (expected: 0 or more)");
    }
}
