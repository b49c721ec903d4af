package io.hamms.journal;

import static io.hamms.journal.JournalEndingsTest.skipEarlier;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.testing.EachTransport;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Clients that shut down their output after a request, and wait for the answer. */
class HalfCloseTest {

    private static final Duration PATIENCE = RawClient.PATIENCE;

    @EachTransport
    void answersAfterTheClientsFin(HammsNettyServer server) throws IOException {
        try (RawClient client = halfClosed(server, "sleep", "/?sleep=0.5", "/?sleep=0.1")) {
            RawClient.Received received = client.readToEnd();
            assertThat(received.end()).isEqualTo(RawClient.End.FIN);
            assertThat(received.text().split("HTTP/1.1 200", -1)).hasSize(3);
        }
        assertThat(server.journal().of("sleep").connections())
                .last()
                .extracting(RecordedConnection::ending)
                .isEqualTo(Ending.CLIENT_FIN);
    }

    /** On epoll, the second long answer waits for the client to read, after a time with nothing to wait for. */
    @EachTransport
    void sendsLongAnswersAfterTheClientsFin(HammsNettyServer server) throws IOException {
        String pause = "/mode/sleep?sleep=0.3";
        String tenMegabytes = "/mode/header-10mb";
        try (RawClient client = halfClosed(server, "by-path", pause, tenMegabytes, pause, tenMegabytes)) {
            RawClient.Received received = client.readToEnd();
            assertThat(received.end()).isEqualTo(RawClient.End.FIN);
            assertThat(received.text()).hasSizeGreaterThan(20_000_000);
        }
    }

    @EachTransport
    void closesAConnectionThatIsResetAfterFin(HammsNettyServer server) throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        Consumer<JournalEvent> listener = event -> {
            if (event.kind() == EventType.CLOSED && event.mode().equals("sleep")) {
                closed.countDown();
            }
        };
        try (RawClient client = halfClosed(server, "sleep", "/?sleep=2")) {
            server.journal().listen(listener);
            client.reset();

            // On NIO the reset is not noticed before the answer is sent.
            assertThat(closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            server.journal().unlisten(listener);
        }
    }

    /** Returns a client that has sent requests for these targets and FIN, both recorded by the journal. */
    private static RawClient halfClosed(HammsNettyServer server, String mode, String... targets) throws IOException {
        Journal journal = server.journal().of(mode);
        skipEarlier(journal);
        RawClient client = RawClient.connect(server.port(mode));
        for (String target : targets) {
            client.get(target);
        }
        client.shutdownOutput();
        assertThat(journal.awaitEnd(PATIENCE).isClosed()).isFalse();
        return client;
    }
}
