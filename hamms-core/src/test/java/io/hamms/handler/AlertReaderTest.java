package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.journal.Journal;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.RawClient;
import io.hamms.tls.HelloBytes;
import io.hamms.transport.Transport;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An unencrypted alert ends a connection whose mode has no TLS engine, however late the event loop reads it. */
class AlertReaderTest {

    private static final byte[] ALERT = {0x15, 3, 3, 0, 2, 2, 10};
    private static final Ending BY_ALERT = Ending.alert(Ending.By.CLIENT, 10);

    /** Chooses a mode without TLS on the port of {@code by-path}. */
    private static final String SERVER_NAME = "tls-plaintext-reply.localhost";

    private static final byte[] HELLO =
            HelloBytes.make().serverName(SERVER_NAME).record();

    /** A ClientHello and further records, more than the event loop reads at once: it acts before it reads the alert. */
    private static final byte[] LONG_HELLO =
            ByteBufUtil.getBytes(Unpooled.wrappedBuffer(HELLO, HelloBytes.records(new byte[20 * 1024], 1 << 14)));

    /** These act before they have read anything: only the kernel has the order. */
    private static final Set<String> ON_ACCEPT =
            Set.of("close-on-accept", "garbage-on-accept", "content-length-overrun");

    /** A reset drops the unread bytes, and with them the alert. */
    private static final Set<String> RESET = Set.of("reset-on-accept", "tls-close-rst");

    static Stream<FailureMode> modes() {
        return FailureModes.ALL.stream()
                .filter(mode -> mode.fault() instanceof RawFault || mode.name().equals("by-path"))
                .filter(mode -> !mode.name().equals("reset-on-accept"));
    }

    static Stream<FailureMode> modesThatReadFirst() {
        return modes().filter(mode -> !ON_ACCEPT.contains(mode.name()));
    }

    static Stream<FailureMode> modesWithoutReset() {
        return modes().filter(mode -> !RESET.contains(mode.name()));
    }

    /** Keeps the event loop from reading until the client has sent all. */
    private static final class Gate {

        private final Semaphore sent = new Semaphore(0);

        ConnectionListener connected(FailureMode mode, Connection connection) {
            sent.acquireUninterruptibly();
            return ConnectionListener.NONE;
        }
    }

    private static @Nullable Ending endingOf(Transport transport, FailureMode mode, byte[] hello) throws IOException {
        Gate gate = new Gate();
        try (HammsNettyServer server = HammsNettyServer.builder()
                        .basePort(0)
                        .transport(transport)
                        .modes(mode.name())
                        .observer(gate::connected)
                        .start();
                RawClient client = RawClient.connect(server.port(mode))) {
            Journal journal = server.journal();
            client.send(hello).send(ALERT).shutdownOutput();
            gate.sent.release();
            return journal.awaitEnd(RawClient.PATIENCE).ending();
        }
    }

    @ParameterizedTest
    @MethodSource("modesThatReadFirst")
    void reportsTheAlert(FailureMode mode) throws IOException {
        assertThat(endingOf(Transport.NIO, mode, HELLO)).isEqualTo(BY_ALERT);
    }

    /** The kernel has the client's FIN before the mode's, and the event loop has read neither alert nor FIN. */
    @ParameterizedTest
    @MethodSource("modesWithoutReset")
    void reportsTheAlertThatIsUnreadWhenTheModeActs(FailureMode mode) throws IOException {
        assumeThat(Transport.EPOLL.isAvailable()).isTrue();

        assertThat(endingOf(Transport.EPOLL, mode, LONG_HELLO)).isEqualTo(BY_ALERT);
    }
}
