package io.hamms.journal;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.ModeCall;
import io.hamms.fault.Request;
import io.hamms.http.RequestHead;
import io.hamms.mode.semantics.Status;
import io.hamms.testing.RawClient;
import io.netty.util.concurrent.Ticker;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ReceivedContentTest {

    private final JournalStore store =
            new JournalStore(new JournalLimits(10, 10_000, 4), TickerClock.of(Ticker.systemTicker()));
    private final Log log = new Log(store, false);

    /** Returns a connection on which the head of a request was received. */
    private ConnectionEntry uploading(long number) {
        ConnectionEntry connection = store.open(store.port(log, 1, "status"), number, null, 0);
        var arrival = new Request.Arrival(1, 1, new InetSocketAddress(0), 0, false, other -> null, null);
        connection.requestReceived(
                Status.MODE, new Request(RequestHead.of("POST", "/"), ModeCall.of(Status.MODE, "/"), arrival));
        return connection;
    }

    private RecordedBody bodyOf(ConnectionEntry connection) {
        return connection.snapshot(store.clock()).requests().get(0).body();
    }

    private static void receive(ConnectionEntry connection, String text) {
        connection.contentReceived(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), true);
    }

    @Test
    void isHashedWhileOtherConnectionsGoOn() throws Exception {
        ConnectionEntry hashing = uploading(1);
        ConnectionEntry other = uploading(2);
        ReceivedContent content = requireNonNull(store.requests().content(hashing));
        Thread hasher = new Thread(() -> receive(hashing, "12345"));
        synchronized (content) {
            hasher.start();
            Awaitility.await().atMost(RawClient.PATIENCE).until(() -> hasher.getState() == Thread.State.BLOCKED);
            CompletableFuture.runAsync(() -> receive(other, "6")).get(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(bodyOf(other).isComplete()).isTrue();
        }
        hasher.join(RawClient.PATIENCE.toMillis());
        assertThat(bodyOf(hashing).text()).isEqualTo("1234");
        assertThat(bodyOf(hashing).size()).isEqualTo(5);
        assertThat(bodyOf(hashing).isComplete()).isTrue();
    }

    @Test
    void isNotKeptForARequestThatWasDropped() {
        ConnectionEntry connection = uploading(1);
        store.requests().clear();

        receive(connection, "12345");

        assertThat(store.requests().content(connection)).isNull();
        assertThat(connection.snapshot(store.clock()).requests()).isEmpty();
    }
}
