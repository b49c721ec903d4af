package io.hamms.journal;

import static io.hamms.journal.JournalEndingsTest.skipWhatWas;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.journal.JournalEvent.Kind;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Clients that end their side after a request, and wait for the answer. */
class HalfCloseTest {

    private static final Duration PATIENCE = RawClient.PATIENCE;

    @EachTransport
    void answersAClientThatHasEndedItsSide(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("sleep");
        skipWhatWas(journal);
        try (RawClient client = RawClient.connect(server.port("sleep"))) {
            client.get("/?sleep=0.5").get("/?sleep=0.1").shutdownOutput();

            assertThat(journal.awaitEnd(PATIENCE).isClosed()).isFalse();
            RawClient.Received received = client.readToEnd();
            assertThat(received.end()).isEqualTo(RawClient.End.FIN);
            assertThat(received.text().split("HTTP/1.1 200", -1)).hasSize(3);
        }
        assertThat(journal.connections())
                .last()
                .extracting(RecordedConnection::ending)
                .isEqualTo(Ending.CLIENT_FIN);
    }

    @EachTransport
    void sendsAClientThatHasEndedItsSideMoreThanASocketHolds(HammsNettyServer server) throws IOException {
        Journal journal = server.journal().of("header-10mb");
        skipWhatWas(journal);
        try (RawClient client = RawClient.connect(server.port("header-10mb"))) {
            client.get("/").shutdownOutput();
            journal.awaitEnd(PATIENCE);

            RawClient.Received received = client.readToEnd();
            assertThat(received.end()).isEqualTo(RawClient.End.FIN);
            assertThat(received.text()).hasSizeGreaterThan(10_000_000);
        }
    }

    @EachTransport
    void closesWhatAClientHasResetAfterItsFin(HammsNettyServer server) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Journal journal = server.journal().of("sleep");
        skipWhatWas(journal);
        Consumer<JournalEvent> listener = event -> {
            if (event.kind() == Kind.CLOSED && event.mode().equals("sleep")) {
                closed.countDown();
            }
        };
        try (RawClient client = RawClient.connect(server.port("sleep"))) {
            client.get("/?sleep=2").shutdownOutput();
            journal.awaitEnd(PATIENCE);
            journal.listen(listener);
            client.reset();

            // Through NIO nobody notices before the answer is sent.
            assertThat(closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            journal.unlisten(listener);
        }
    }
}
