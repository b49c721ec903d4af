package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.mode.baseline.Healthy;
import io.hamms.testing.Loopback;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProbeServerTest {

    /** Enough that the kernel assigns one of its 14,000 or more ports twice, almost always. */
    private static final int PORTS = 3000;

    @Test
    void hasNoEvidenceOfWhatAPortServedBefore() throws Exception {
        Set<Integer> ports = new HashSet<>();
        try (ProbeServer server = new ProbeServer()) {
            boolean isNew = true;
            for (int i = 0; isNew && i < PORTS; i++) {
                int port = server.open(Healthy.MODE);
                isNew = ports.add(port);
                get(port);
                Evidence evidence = server.evidence(
                        port, ClientResult.of(ClientResult.Outcome.SUCCESS, Duration.ZERO, ""), false, 1);
                assertThat(evidence.connections()).hasSize(1);
                server.close(port, evidence);
            }
            assertThat(isNew).as("each port was new").isFalse();
        }
    }

    /** The client closes first: the kernel reassigns no port that is in TIME_WAIT. */
    private static void get(int port) throws Exception {
        try (Socket socket = Loopback.connect(port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isPositive();
        }
    }
}
