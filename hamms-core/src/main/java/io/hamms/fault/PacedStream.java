package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Sends bytes as they are made, so many a second; what the client does not take in time is not made up for. */
final class PacedStream implements Step {

    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int TIMES_A_SECOND = 20;

    private final Source source;
    private final long bytesEach;
    private final FixedRate beat;
    private @Nullable ByteBuf rest;
    private long left;

    PacedStream(Source source, long bytesPerSecond) {
        this.source = source;
        this.bytesEach = Math.max(1, bytesPerSecond / TIMES_A_SECOND);
        this.beat = new FixedRate(bytesEach * NANOS_A_SECOND / bytesPerSecond);
        this.left = bytesEach;
    }

    @Override
    public boolean run(Wire wire) {
        if (!beat.isDue(wire)) {
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
            if (left > 0 && wire.isTurnOver(length)) {
                wire.resumeLater();
                return false;
            }
        }
        left = bytesEach;
        beat.next(wire);
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
