package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Sends bytes as they are made, so many a second; what the client does not take in time is not made up for. */
final class PacedStream implements Step {

    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int TIMES_A_SECOND = 20;

    private final Source source;
    private final long bytesEach;
    private final long intervalNanos;
    private @Nullable ByteBuf rest;
    private long left;
    private long due;
    private boolean started;

    PacedStream(Source source, long bytesPerSecond) {
        this.source = source;
        this.bytesEach = Math.max(1, bytesPerSecond / TIMES_A_SECOND);
        this.intervalNanos = bytesEach * NANOS_A_SECOND / bytesPerSecond;
    }

    @Override
    public boolean run(Wire wire) {
        long now = wire.nanoTime();
        if (!started) {
            started = true;
            due = now;
        } else if (wire.isWaiting()) {
            return false;
        }
        while (left > 0) {
            if (!wire.isWritable()) {
                return false;
            }
            ByteBuf bytes = rest != null ? rest : source.next();
            if (bytes == null) {
                return true;
            }
            int length = (int) Math.min(left, bytes.readableBytes());
            wire.write(bytes.readRetainedSlice(length));
            left -= length;
            rest = bytes;
            if (!bytes.isReadable()) {
                drop();
            }
        }
        left = bytesEach;
        due = Math.max(due + intervalNanos, now);
        wire.wake(due - now);
        return false;
    }

    @Override
    public void drop() {
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }
}
