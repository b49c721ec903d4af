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
        receive(connection, text, true);
    }

    private static void receive(ConnectionEntry connection, String text, boolean isLast) {
        connection.contentReceived(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), isLast);
    }

    /** Lets a connection receive a part; another one has its content recorded while the first one is not done. */
    private void receiveDuringAnother(ConnectionEntry slow, String part) throws Exception {
        ConnectionEntry other = uploading(2);
        ReceivedContent content = requireNonNull(store.requests().content(slow, true));
        Thread receiver = new Thread(() -> receive(slow, part));
        synchronized (content) {
            receiver.start();
            Awaitility.await().atMost(RawClient.PATIENCE).until(() -> receiver.getState() == Thread.State.BLOCKED);
            CompletableFuture.runAsync(() -> receive(other, "6")).get(RawClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(bodyOf(other).isComplete()).isTrue();
        }
        receiver.join(RawClient.PATIENCE.toMillis());
    }

    @Test
    void isHashedWhileOtherConnectionsGoOn() throws Exception {
        ConnectionEntry hashing = uploading(1);

        receiveDuringAnother(hashing, "12345");

        assertThat(bodyOf(hashing).text()).isEqualTo("1234");
        assertThat(bodyOf(hashing).size()).isEqualTo(5);
        assertThat(bodyOf(hashing).isComplete()).isTrue();
    }

    @Test
    void isCopiedAtItsEndWhileOtherConnectionsGoOn() throws Exception {
        ConnectionEntry ending = uploading(1);
        receive(ending, "12345", false);

        receiveDuringAnother(ending, "");

        assertThat(bodyOf(ending).text()).isEqualTo("1234");
        assertThat(bodyOf(ending).isComplete()).isTrue();
    }

    @Test
    void isNoneOfARequestWithoutAByte() {
        ConnectionEntry connection = uploading(1);

        receive(connection, "", false);
        assertThat(bodyOf(connection).isComplete()).isFalse();

        receive(connection, "");
        assertThat(bodyOf(connection)).isSameAs(RecordedBody.NONE);
    }

    @Test
    void isNotKeptForARequestThatWasDropped() {
        ConnectionEntry connection = uploading(1);
        store.requests().clear();

        receive(connection, "12345");

        assertThat(store.requests().content(connection, true)).isNull();
        assertThat(connection.snapshot(store.clock()).requests()).isEmpty();
    }
}
