package io.hamms.handler;

import io.hamms.fault.Source;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Sends the bytes of a source at a rate; does not catch up when the client reads too slowly. */
final class PacedStream implements Step {

    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int TIMES_A_SECOND = 20;

    private final Source source;
    private final long bytesEach;
    private final FixedRate rate;
    private @Nullable ByteBuf rest;
    private long left;

    PacedStream(Source source, long bytesPerSecond) {
        this.source = source;
        this.bytesEach = Math.max(1, bytesPerSecond / TIMES_A_SECOND);
        this.rate = new FixedRate(bytesEach * NANOS_A_SECOND / bytesPerSecond);
        this.left = bytesEach;
    }

    @Override
    public boolean run(StepQueue queue) {
        if (!rate.isDue(queue.output())) {
            return false;
        }
        while (left > 0) {
            if (!queue.isWritable()) {
                return false;
            }
            ByteBuf bytes = rest != null ? rest : source.next(queue.output().buffers());
            if (bytes == null) {
                return true;
            }
            int length = (int) Math.min(left, bytes.readableBytes());
            queue.write(bytes.readRetainedSlice(length));
            left -= length;
            rest = bytes;
            if (!bytes.isReadable()) {
                drop();
            }
            if (left > 0 && queue.output().isTurnOver(length)) {
                queue.output().resumeLater();
                return false;
            }
        }
        left = bytesEach;
        rate.next(queue.output());
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
