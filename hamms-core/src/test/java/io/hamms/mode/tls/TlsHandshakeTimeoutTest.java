package io.hamms.mode.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.part.TlsServer;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.Recorder;
import io.hamms.testing.TlsClient;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The timeout after which a TLS mode closes a connection whose handshake does not complete. */
class TlsHandshakeTimeoutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LINGER = Duration.ofSeconds(30);
    private static final Duration JUST_BEFORE = Duration.ofMillis(1);

    static Stream<FailureMode> modes() {
        return FailureModes.ALL.stream().filter(mode -> mode.fault() instanceof TlsServer);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void endsASilentConnection(FailureMode mode) {
        Recorder recorder = new Recorder();
        try (Embedded connection = connect(mode, recorder)) {
            checkEnd(connection, recorder);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void endsOneThatStopsInTheMiddle(FailureMode mode) throws IOException {
        Recorder recorder = new Recorder();
        try (Embedded connection = connect(mode, recorder)) {
            String hello = new String(TlsClient.clientHello("TLSv1.3"), StandardCharsets.ISO_8859_1);
            connection.send(hello.substring(0, hello.length() - 1));
            checkEnd(connection, recorder);
        }
    }

    private static void checkEnd(Embedded connection, Recorder recorder) {
        connection.passTime(PATIENCE.minus(JUST_BEFORE));
        assertThat(recorder.endings()).isEmpty();
        assertThat(isOutputShutdown(connection)).isFalse();

        connection.passTime(JUST_BEFORE);
        assertThat(recorder.endings()).containsExactly(Ending.SERVER_FIN);
        assertThat(isOutputShutdown(connection)).isTrue();

        connection.passTime(LINGER.minus(JUST_BEFORE));
        assertThat(connection.isOpen()).isTrue();
        connection.passTime(JUST_BEFORE);
        assertThat(connection.isOpen()).isFalse();
        assertThat(recorder.endings()).containsExactly(Ending.SERVER_FIN);
    }

    private static boolean isOutputShutdown(Embedded connection) {
        return ((DuplexChannel) connection.channel()).isOutputShutdown();
    }

    /** Connects and waits until the keys are generated: the handshake's timeout begins then. */
    private static Embedded connect(FailureMode mode, Recorder recorder) {
        Embedded connection = Embedded.connectSocketTo(mode, recorder);
        EmbeddedChannel channel = connection.channel();
        Awaitility.await().pollInSameThread().atMost(RawClient.PATIENCE).until(() -> {
            channel.runPendingTasks();
            return channel.pipeline().get(SslHandler.class) != null;
        });
        return connection;
    }
}
