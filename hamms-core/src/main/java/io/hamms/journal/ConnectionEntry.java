package io.hamms.journal;

import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Request;
import io.hamms.http.Violation;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.tls.ClientHello;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An open connection: the journal's entry, its listener and the handler that counts the bytes in one object, so that a
 * hanging connection costs two dozen words and a place in the pipeline. The {@link Log}'s lock guards all but the
 * counts.
 */
final class ConnectionEntry extends ByteCounter implements ConnectionListener {

    final long number;
    final PortEntry port;
    final @Nullable InetSocketAddress client;
    final long openedNanos;

    @Nullable
    ConnectionEvents events;

    /** The neighbours among the open connections. */
    @Nullable
    ConnectionEntry previous;

    @Nullable
    ConnectionEntry next;

    ConnectionEntry(long number, PortEntry port, @Nullable InetSocketAddress client, long openedNanos) {
        this.number = number;
        this.port = port;
        this.client = client;
        this.openedNanos = openedNanos;
    }

    /** Returns the connection's events, which are created at the first; a hanging connection has none. */
    ConnectionEvents events() {
        ConnectionEvents told = events;
        if (told == null) {
            told = new ConnectionEvents();
            events = told;
        }
        return told;
    }

    RecordedConnection snapshot(TickerClock clock) {
        ConnectionEvents told = events == null ? new ConnectionEvents() : events;
        return new RecordedConnection(
                number,
                port.port,
                port.mode,
                client,
                told.clientHello,
                clock.at(openedNanos),
                clock.atOrNull(told.deliveredNanos),
                received,
                sent,
                told.ending,
                clock.atOrNull(told.endedNanos),
                clock.atOrNull(told.closedNanos),
                told.requests(clock),
                told.requestsDropped);
    }

    @Override
    public void clientHelloReceived(ClientHello hello) {
        port.log.record(() -> store().hello(this, hello));
    }

    @Override
    public void requestReceived(FailureMode answering, Request request) {
        long now = request.arrivedNanos();
        EncodedHead head = EncodedHead.of(request, port.log.isRedacted());
        Answer answer = Answer.of(answering, request.call());
        Entry entry = port.log.write(() -> store().requests().add(this, answer, head, request.isLate(), now));
        port.log.publish(EventType.REQUESTED, this, now, entry, null);
    }

    @Override
    public void contentReceived(ByteBuffer content, boolean isLast) {
        boolean hasPart = content.hasRemaining();
        ReceivedContent received = port.log.read(() -> store().requests().content(this, hasPart));
        if (received != null && hasPart) {
            received.add(content);
        }
        if (isLast) {
            RecordedBody body = received == null ? null : received.body(true);
            port.log.write(() -> store().requests().complete(this, body));
        } else {
            port.log.record(() -> store().requests().received(this));
        }
    }

    @Override
    public void violated(Violation violation) {
        port.log.record(() -> events().violate(violation));
    }

    @Override
    public void cut(long bytes) {
        port.log.record(() -> store().cut(this, bytes));
    }

    @Override
    public void delivered() {
        long now = now();
        port.log.record(() -> store().deliver(this, now));
        port.log.publish(EventType.DELIVERED, this, now, null, null);
    }

    @Override
    public void ended(Ending ending) {
        long now = now();
        update();
        port.log.write(() -> store().end(this, ending, now));
        port.log.publish(EventType.ENDED, this, now, null, ending);
    }

    @Override
    public void closed() {
        long now = now();
        port.log.write(() -> store().close(this, now));
        port.log.publish(EventType.CLOSED, this, now, null, events().ending);
    }

    private JournalStore store() {
        return port.log.store();
    }
}
