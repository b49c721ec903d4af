package io.hamms.mode.connect;

import static io.hamms.testing.RawClient.Received.fin;
import static io.hamms.testing.RawClient.Received.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.testing.EachTransport;
import io.hamms.testing.Embedded;
import io.hamms.testing.RawClient;
import io.hamms.testing.Recorder;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AcceptSilentTest {

    @EachTransport
    void neverAnswersAndReadsEverything(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(AcceptSilent.MODE))) {
            // More than the buffers of both kernels hold: all of it can be written only to a server that reads.
            client.send(new byte[16 * 1024 * 1024]);

            assertThat(client.readSoFar()).isEqualTo(open(""));
        }
    }

    @EachTransport
    void stopsReadingIfConfigured(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(AcceptSilent.MODE))) {
            client.get("/?read=false");

            assertThat(client.sendsUntilStuck(16 * 1024 * 1024)).isLessThan(16 * 1024 * 1024);
        }
    }

    @Test
    void resetsAClientThatItDoesNotReadAfterTenMinutes() {
        try (Embedded connection = Embedded.connectTo(AcceptSilent.MODE)) {
            connection.get("/?read=false").passTime(Duration.ofMinutes(10).minusMillis(1));
            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.passTime(Duration.ofMillis(1)).isOpen()).isFalse();
            assertThat(connection.received()).isEmpty();
        }
    }

    @EachTransport
    void endsWhenTheClientDoes(HammsNettyServer server) throws IOException {
        try (RawClient client = RawClient.connect(server.port(AcceptSilent.MODE))) {
            assertThat(client.get("/").shutdownOutput().readToEnd()).isEqualTo(fin(""));
        }
    }

    @Test
    void holdsNoTimerAndSendsNothingInADay() {
        Recorder seen = new Recorder();
        try (Embedded connection = Embedded.connectTo(AcceptSilent.MODE, seen)) {
            connection.get("/").passTime(Duration.ofDays(1));

            assertThat(connection.received()).isEmpty();
            assertThat(connection.hasTimer()).isFalse();
            assertThat(connection.isOpen()).isTrue();
            connection.clientGoes();
            assertThat(seen.endings()).containsExactly(Ending.CLIENT_FIN);
        }
    }
}
