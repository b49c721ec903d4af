package io.hamms.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The content of a request while it is received: its size, its hash and its beginning. It has a lock of its own, so
 * that no connection waits while another one's content is hashed; a thread that holds it does not wait for the lock of
 * the {@link Log}.
 */
final class ReceivedContent {

    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int maxKept;
    private long size;

    /** Creates one that keeps at most {@code maxKept} bytes. */
    ReceivedContent(int maxKept) {
        this.maxKept = maxKept;
    }

    /** Adds a part. */
    synchronized void add(ByteBuffer part) {
        size += part.remaining();
        byte[] beginning = new byte[Math.min(part.remaining(), maxKept - kept.size())];
        part.get(part.position(), beginning);
        kept.writeBytes(beginning);
        digest.update(part);
    }

    synchronized int keptBytes() {
        return kept.size();
    }

    /** Returns what was added so far. */
    synchronized RecordedBody body(boolean isComplete) {
        try {
            byte[] hash = ((MessageDigest) digest.clone()).digest();
            return new RecordedBody(size, HexFormat.of().formatHex(hash), kept.toByteArray(), isComplete);
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
