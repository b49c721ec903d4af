package io.hamms.journal;

import io.hamms.fault.FailureMode;
import io.hamms.http.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request while it comes and is answered. Guarded by the lock of the {@link Log}. */
final class Entry {

    /** About what the objects of a request take beside its text. */
    private static final long OVERHEAD_BYTES = 150;

    /** About what a connection takes, to which its requests lead when it is kept no more. */
    private static final long CONNECTION_BYTES = 300;

    /** About what takes content in: a hash's state and a buffer, until all of it has come. */
    private static final long RECEIVING_BYTES = 700;

    /** About what a body takes beside what is kept of it. */
    private static final long BODY_BYTES = 200;

    final long number;
    final ConnectionEntry connection;
    final long atNanos;
    long deliveredNanos = ConnectionEvents.NEVER;

    /** The next one on its connection. */
    @Nullable
    Entry next;

    private final int round;
    private final FailureMode mode;
    private final EncodedHead head;
    private final List<String> ignored;
    private long weight;
    private long bodySize;
    private boolean isComplete;
    private @Nullable Violation inContent;
    private @Nullable MessageDigest digest;
    private @Nullable ByteArrayOutputStream kept;
    private @Nullable RecordedBody whole;

    Entry(
            long number,
            ConnectionEntry connection,
            int round,
            FailureMode mode,
            EncodedHead head,
            List<String> ignored,
            long atNanos) {
        this.number = number;
        this.connection = connection;
        this.round = round;
        this.mode = mode;
        this.head = head;
        this.ignored = ignored;
        this.atNanos = atNanos;
        this.weight = OVERHEAD_BYTES
                + head.size()
                + (round == 1 ? CONNECTION_BYTES : 0)
                + ignored.stream()
                        .mapToLong(name -> OVERHEAD_BYTES + name.length())
                        .sum();
    }

    /** Returns about how much memory it takes, in bytes. */
    long weight() {
        return weight;
    }

    /** Returns whether nothing more of it will come. */
    boolean isOver() {
        return isComplete || connection.isClosed();
    }

    /** Takes a part of the content in, and keeps it as long as no more than so many bytes are kept. */
    void receive(ByteBuffer content, boolean isLast, int maxKept) {
        isComplete = isLast;
        int length = content.remaining();
        if (length > 0) {
            take(content, length, maxKept);
        }
        if (isLast && digest != null) {
            whole = body();
            weight += BODY_BYTES - RECEIVING_BYTES;
            digest = null;
            kept = null;
        }
    }

    private void take(ByteBuffer content, int length, int maxKept) {
        if (digest == null) {
            digest = sha256();
            kept = new ByteArrayOutputStream(Math.min(length, maxKept));
            weight += RECEIVING_BYTES;
        }
        bodySize += length;
        int fitting = kept == null ? 0 : Math.min(length, maxKept - kept.size());
        if (fitting > 0 && kept != null) {
            byte[] beginning = new byte[fitting];
            content.get(content.position(), beginning);
            kept.writeBytes(beginning);
            weight += fitting;
        }
        digest.update(content);
    }

    /** Takes note of what is wrong with the content; of two things, the last. */
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
                mode.name(),
                clock.at(atNanos),
                clock.ifEver(deliveredNanos),
                start.get(0),
                start.get(1),
                start.get(2),
                head.fields(),
                body(),
                ignored,
                violations());
    }

    private RecordedBody body() {
        if (whole != null) {
            return whole;
        }
        if (digest == null || kept == null) {
            return isComplete ? RecordedBody.NONE : new RecordedBody(0, RecordedBody.NONE.sha256(), new byte[0], false);
        }
        try {
            byte[] hash = ((MessageDigest) digest.clone()).digest();
            return new RecordedBody(bodySize, HexFormat.of().formatHex(hash), kept.toByteArray(), isComplete);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
