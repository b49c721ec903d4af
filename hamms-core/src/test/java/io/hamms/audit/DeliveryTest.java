package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.HammsNettyServer;
import io.hamms.audit.ClientResult.Outcome;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.journal.RecordedConnection;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.RawClient;
import io.hamms.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {

    /** A client that closes its side before the server does what the response announces. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void isThereThoughTheClientEndedFirst(Transport transport) throws Exception {
        assertThat(unreached("half-close", transport, client -> client.get("/?delay=0.5")
                        .shutdownOutput()
                        .readToEnd()))
                .isNull();
    }

    /** A client that closes a connection before the server's patience is over. */
    @ParameterizedTest
    @EnumSource(Transport.class)
    void isMissingIfTheClientEndedBeforeTheFault(Transport transport) throws Exception {
        assertThat(unreached("keepalive-stale-close", transport, client -> client.get("/?idle=60")
                        .readBody()))
                .isEqualTo("the second request arrived before the server had closed the first one's connection");
    }

    /** A call by a client, which is closed after it. */
    private interface Call {

        void on(RawClient client) throws IOException;
    }

    /** Calls twice, the second time when the first connection has ended, and returns why the fault was not reached. */
    private static @Nullable String unreached(String name, Transport transport, Call call) throws Exception {
        assumeTrue(transport.isAvailable());
        FailureMode mode = FailureModes.named(name);
        try (HammsNettyServer server = HammsNettyServer.builder()
                .basePort(0)
                .modes(name)
                .transport(transport)
                .start()) {
            for (int i = 0; i < 2; i++) {
                try (RawClient client = RawClient.connect(server.port(mode))) {
                    call.on(client);
                }
                server.journal().awaitAllClosed(RawClient.PATIENCE);
            }
            List<RecordedConnection> connections = server.journal().connections();
            assertThat(connections).extracting(RecordedConnection::ending).containsOnly(Ending.CLIENT_FIN);
            return Delivery.unreached(new Probe(mode, 1, mode.expects().get(0)), result(), evidence(connections));
        }
    }

    private static ClientResult result() {
        return new ClientResult(Outcome.SUCCESS, Duration.ZERO, List.of(), "", "");
    }

    private static Evidence evidence(List<RecordedConnection> connections) {
        return new Evidence(0, connections, List.of(), Duration.ZERO, "", List.of(), true, "", 0, Optional.empty());
    }
}
