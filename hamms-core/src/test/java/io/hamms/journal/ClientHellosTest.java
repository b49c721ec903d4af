package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.FailureMode;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import io.hamms.tls.ClientHello;
import io.hamms.tls.ClientHelloDecoder;
import io.hamms.tls.HelloBytes;
import io.netty.buffer.Unpooled;
import io.netty.util.concurrent.Ticker;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of each connection to a TLS port, the journal has what the client offered. */
class ClientHellosTest {

    private static final Duration PATIENCE = RawClient.PATIENCE.multipliedBy(2);
    private static final Queue<ClientHello> HEARD = new ConcurrentLinkedQueue<>();
    private static final HammsNettyServer HAMMS = HammsNettyServer.builder()
            .basePort(0)
            .modes(
                    "tls-healthy",
                    "tls-handshake-stall",
                    "tls-server-hello-stall",
                    "tls-close-fin",
                    "tls-plaintext-reply",
                    "tls-unrecognized-name",
                    "healthy")
            .observer(ClientHellosTest::hear)
            .start();

    private static ConnectionListener hear(FailureMode mode, Connection connection) {
        return new ConnectionListener() {
            @Override
            public void clientHelloReceived(ClientHello hello) {
                HEARD.add(hello);
            }
        };
    }

    @AfterAll
    static void stop() {
        HAMMS.close();
    }

    @BeforeEach
    void clear() {
        HAMMS.journal().clear();
        HEARD.clear();
    }

    /** Waits for a connection: one of an earlier test may still be open. */
    private static ClientHello await(String mode, Predicate<RecordedConnection> wanted) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> HAMMS.journal(mode).connections().stream()
                                .filter(connection -> connection.clientHello() != null && wanted.test(connection))
                                .map(RecordedConnection::clientHello)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private static ClientHello await(String mode, String serverName) {
        return await(
                mode,
                connection -> serverName.equals(
                        Objects.requireNonNull(connection.clientHello()).serverName()));
    }

    @Test
    void areRecordedWhereTlsSucceeds() throws IOException {
        try (TlsClient client = TlsClient.connect(HAMMS.port("tls-healthy"), parameters -> {
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        })) {
            ClientHello hello = await(
                    "tls-healthy",
                    connection ->
                            Objects.requireNonNull(connection.clientHello()).serverName() == null);

            assertThat(client.protocol()).isNotNull();
            assertThat(hello.versionNames()).containsExactly("TLSv1.3", "TLSv1.2");
            assertThat(hello.alpn()).containsExactly("h2", "http/1.1");
            assertThat(hello.violations()).isEmpty();
        }
    }

    /** Some modes answer the ClientHello with something other than TLS, or not at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tls-handshake-stall",
                "tls-server-hello-stall",
                "tls-close-fin",
                "tls-plaintext-reply",
                "tls-unrecognized-name"
            })
    void areRecordedWhereItFails(String mode) throws IOException {
        byte[] records = HelloBytes.records(
                HelloBytes.make().serverName("10.0.0.1").versions(0x0304).message(), 7);
        try (RawClient client = RawClient.connect(HAMMS.port(mode))) {
            client.send(records);

            assertThat(await(mode, "10.0.0.1").versionNames()).containsExactly("TLSv1.3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls-plaintext-reply", "healthy"})
    void areMissingWhereNoneComes(String mode) throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port(mode))) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(client.readToEnd().text()).startsWith("HTTP/1.1 ");
        }
        assertThat(HAMMS.journal(mode).connections())
                .singleElement()
                .satisfies(connection -> assertThat(connection.clientHello()).isNull());
    }

    @Test
    void areReportedOnceToAnObserverToo() throws IOException {
        byte[] record = HelloBytes.make().alpn("h2").record();
        try (RawClient client = RawClient.connect(HAMMS.port("tls-handshake-stall"))) {
            client.send(record).send(record);
            ClientHello recorded =
                    await("tls-handshake-stall", connection -> connection.bytesReceived() == 2L * record.length);

            assertThat(HEARD).containsExactly(recorded);
        }
    }

    @Test
    void areThoseOfCurl() throws Exception {
        Assumptions.assumeTrue(new File("/usr/bin/curl").canExecute(), "curl is not installed");
        String url = "https://localhost:" + HAMMS.port("tls-healthy") + "/";
        Process curl = new ProcessBuilder("curl", "-sk", "--max-time", "60", url).start();
        try {
            ClientHello hello = await("tls-healthy", "localhost");

            assertThat(hello.versionNames()).contains("TLSv1.3");
            assertThat(hello.alpn()).contains("http/1.1");
        } finally {
            curl.destroyForcibly();
        }
    }

    @Test
    void areLimitedInBytes() {
        JournalStore store = new JournalStore(new JournalLimits(3, 1000, 100), TickerClock.of(Ticker.systemTicker()));
        PortEntry port = store.port(new Log(store, false), 1, "tls-healthy");
        ClientHello large = large();
        long fitting = JournalStore.MAX_HELLO_BYTES / large.weight();
        List<ConnectionEntry> connections = new ArrayList<>();
        for (int i = 0; i <= fitting; i++) {
            ConnectionEntry connection = store.open(port, i + 1, null, 0);
            store.hello(connection, large);
            connections.add(connection);
        }
        ConnectionEntry first = connections.get(0);
        ConnectionEntry late = connections.get((int) fitting);
        assertThat(connections)
                .filteredOn(connection -> connection.events().clientHello == null)
                .containsExactly(late);

        connections.subList(0, 4).forEach(connection -> store.close(connection, 0));
        store.hello(late, large);

        assertThat(first.events().clientHello).isNull();
        assertThat(connections.get(1).events().clientHello).isNotNull();
        assertThat(late.events().clientHello).isNotNull();
    }

    private static ClientHello large() {
        ClientHelloDecoder decoder = new ClientHelloDecoder();
        byte[] record =
                HelloBytes.make().suites(IntStream.range(0, 8000).toArray()).record();
        decoder.decode(Unpooled.wrappedBuffer(record));
        return Objects.requireNonNull(decoder.hello());
    }
}
