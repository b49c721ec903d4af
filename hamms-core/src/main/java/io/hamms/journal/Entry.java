package io.hamms.journal;

import io.hamms.http.Violation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request while it is received and answered. Guarded by the lock of the {@link Log}. */
final class Entry {

    /** About the size of a request's objects without its text. */
    private static final long OVERHEAD_BYTES = 150;

    /** About the size of a connection, which its requests reference after the journal has dropped it. */
    private static final long CONNECTION_BYTES = 300;

    /** About the size of the hash state and the buffer while content is received. */
    private static final long RECEIVING_BYTES = 700;

    /** About the size of a body's objects without the bytes kept. */
    private static final long BODY_BYTES = 200;

    final long number;
    final ConnectionEntry connection;
    final long atNanos;
    long deliveredNanos = ConnectionEvents.NEVER;

    /** After how many bytes of the response it was cut; -1 if it was not. */
    long cutAt = -1;

    /** The next request on the same connection. */
    @Nullable
    Entry next;

    private final int round;
    private final Answer answer;
    private final EncodedHead head;
    private final long headWeight;
    private long contentWeight;
    private boolean isComplete;
    private long overNumber;
    private @Nullable Violation inContent;
    private @Nullable ReceivedContent content;
    private @Nullable RecordedBody whole;

    Entry(long number, ConnectionEntry connection, int round, Answer answer, EncodedHead head, long atNanos) {
        this.number = number;
        this.connection = connection;
        this.round = round;
        this.answer = answer;
        this.head = head;
        this.atNanos = atNanos;
        this.headWeight = OVERHEAD_BYTES + head.size() + (round == 1 ? CONNECTION_BYTES : 0) + answer.weight();
    }

    /** Returns its approximate memory in bytes. */
    long weight() {
        return headWeight + contentWeight;
    }

    /** Returns what the request is counted with; empty without a key. */
    String key() {
        return answer.key();
    }

    /** Records that all of it was received, or its connection has ended: as which of all requests, from 1. */
    void over(long asNumber) {
        overNumber = asNumber;
    }

    /** Returns as which of all requests it was over; 0 as long as it is not. */
    long overNumber() {
        return overNumber;
    }

    /** Returns its content, to which parts are added; null before the first part. */
    @Nullable
    ReceivedContent content() {
        return content;
    }

    /** Sets its content, of which at most {@code maxKept} bytes are kept. */
    ReceivedContent startContent(int maxKept) {
        ReceivedContent receiving = new ReceivedContent(maxKept);
        content = receiving;
        return receiving;
    }

    /** Records that a part of the content was added. */
    void received() {
        if (content != null) {
            contentWeight = content.keptBytes() + RECEIVING_BYTES;
        }
    }

    /** Records that all of it was received: its content, which is null if it has none. */
    void complete(@Nullable RecordedBody body) {
        isComplete = true;
        content = null;
        whole = body;
        contentWeight = body == null ? 0 : body.keptBytes() + BODY_BYTES;
    }

    /** Records a violation in the content; a later one replaces it. */
    void violate(Violation violation) {
        inContent = violation;
    }

    private List<Violation> violations() {
        Set<Violation> all = new TreeSet<>(head.violations());
        if (inContent != null) {
            all.add(inContent);
        }
        return List.copyOf(all);
    }

    RecordedRequest snapshot(TickerClock clock) {
        List<String> start = head.start();
        return new RecordedRequest(
                number,
                connection.number,
                round,
                connection.port.port,
                answer.mode(),
                clock.at(atNanos),
                clock.atOrNull(deliveredNanos),
                start.get(0),
                start.get(1),
                start.get(2),
                head.fields(),
                body(),
                answer.ignored(),
                violations(),
                answer.key(),
                answer.spared(),
                cutAt < 0 ? null : cutAt);
    }

    private RecordedBody body() {
        if (whole != null) {
            return whole;
        }
        if (content != null) {
            return content.body(false);
        }
        return isComplete ? RecordedBody.NONE : new RecordedBody(0, RecordedBody.NONE.sha256(), new byte[0], false);
    }
}
