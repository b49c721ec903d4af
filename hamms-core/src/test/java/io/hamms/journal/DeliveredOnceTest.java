package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.mode.part.Bodies;
import io.hamms.testing.RawClient;
import io.hamms.testing.TlsClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counter of completed behaviour counts each answered request once, however the client ends the connection. */
class DeliveredOnceTest {

    private static final HammsNettyServer HAMMS = HammsNettyServer.builder()
            .basePort(0)
            .modes("healthy", "tls-healthy", "tls-self-signed", "status", "sleep")
            .start();

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @AfterAll
    static void stop() {
        HAMMS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "tls-healthy", "tls-self-signed"})
    void overTlsWithAClientThatSendsCloseNotify(String mode) throws IOException {
        long before = delivered(mode);

        try (TlsClient client = TlsClient.connect(HAMMS.port(mode))) {
            client.send(REQUEST + REQUEST);
            readText(client);
            readText(client);
            client.closeNotifyThenDrain();
        }
        HAMMS.journal(mode).awaitAllClosed(RawClient.PATIENCE);
        assertThat(delivered(mode) - before).isEqualTo(2);

        try (TlsClient client = TlsClient.connect(HAMMS.port(mode))) {
            client.get("/").readToEnd();
        }
        HAMMS.journal(mode).awaitAllClosed(RawClient.PATIENCE);
        assertThat(delivered(mode) - before).isEqualTo(3);
    }

    @Test
    void overTcpWithAClientThatShutsDownItsOutput() throws IOException {
        try (RawClient client = RawClient.connect(HAMMS.port("status"))) {
            client.send(REQUEST + REQUEST).shutdownOutput().readToEnd();
        }
        HAMMS.journal("status").awaitAllClosed(RawClient.PATIENCE);

        assertThat(delivered("status")).isEqualTo(2);

        long before = delivered("sleep");
        try (RawClient client = RawClient.connect(HAMMS.port("sleep"))) {
            client.get("/?sleep=0.1").shutdownOutput().readToEnd();
        }
        HAMMS.journal("sleep").awaitAllClosed(RawClient.PATIENCE);
        assertThat(delivered("sleep") - before).isEqualTo(1);
    }

    @Test
    void notOfAResponseThatTheClientDidNotWaitFor() throws IOException {
        long before = delivered("sleep");
        try (TlsClient client = TlsClient.connect(HAMMS.port("sleep"))) {
            client.send(REQUEST);
            HAMMS.journal("sleep").awaitRequest(RawClient.PATIENCE);
            client.closeNotifyThenDrain();
        }
        HAMMS.journal("sleep").awaitAllClosed(RawClient.PATIENCE);

        assertThat(delivered("sleep") - before).isZero();
    }

    private static void readText(TlsClient client) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(Bodies.END) < 0) {
            text.append(client.read(1));
        }
    }

    private static long delivered(String mode) {
        return HAMMS.counters().stream()
                .filter(port -> port.mode().equals(mode))
                .mapToLong(PortCounters::delivered)
                .sum();
    }
}
