package io.hamms.cli.audit;

import io.hamms.audit.ClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads the output of a process, of any length; counts all of it, and keeps its beginning and its end. */
final class OutputReader {

    private static final int KEPT_BYTES = ClientResponse.KEPT_BYTES;
    private static final int LAST_BYTES = 8 * 1024;

    /**
     * The most bytes that are hashed, more than any content whose hash is known; hashing a flood would slow the
     * reading.
     */
    private static final long MOST_HASHED_BYTES = 16L * 1024 * 1024;

    private final InputStream in;
    private final Thread thread;
    private final MessageDigest hash = sha256();
    private final byte[] first = new byte[KEPT_BYTES];
    private final byte[] last = new byte[LAST_BYTES];
    private long count;

    private OutputReader(InputStream in) {
        this.in = in;
        this.thread = new Thread(this::read, "reads-a-client");
        thread.setDaemon(true);
    }

    static OutputReader of(InputStream in) {
        OutputReader reader = new OutputReader(in);
        reader.thread.start();
        return reader;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        byte[] buffer = new byte[64 * 1024];
        try (in) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                keep(buffer, length);
            }
        } catch (IOException e) {
            // The process has ended, and its output with it.
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        if (count < MOST_HASHED_BYTES) {
            hash.update(buffer, 0, length);
        }
        if (count < KEPT_BYTES) {
            System.arraycopy(buffer, 0, first, (int) count, (int) Math.min(length, KEPT_BYTES - count));
        }
        int from = Math.max(0, length - LAST_BYTES);
        int at = (int) ((count + from) % LAST_BYTES);
        int straight = Math.min(length - from, LAST_BYTES - at);
        System.arraycopy(buffer, from, last, at, straight);
        System.arraycopy(buffer, from + straight, last, 0, length - from - straight);
        count += length;
    }

    /** Waits for the end of the output; returns whether it was reached. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        thread.join(limit.toMillis());
        return !thread.isAlive();
    }

    /** Returns the output as one response without a status. */
    synchronized ClientResponse response() throws CloneNotSupportedException {
        byte[] kept = Arrays.copyOf(first, (int) Math.min(count, KEPT_BYTES));
        String digest =
                count < MOST_HASHED_BYTES ? HexFormat.of().formatHex(((MessageDigest) hash.clone()).digest()) : "";
        return new ClientResponse(0, count, digest, new String(kept, StandardCharsets.ISO_8859_1));
    }

    /** Returns the end of the output. */
    synchronized String end() {
        int length = (int) Math.min(count, LAST_BYTES);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = last[(int) ((count - length + i) % LAST_BYTES)];
        }
        return new String(text, Charset.defaultCharset());
    }
}
