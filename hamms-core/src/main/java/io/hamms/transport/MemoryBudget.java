package io.hamms.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the memory of the connections of one server for incomplete input: parts of heads and of TLS records,
 * pipelined requests, requests in progress. A connection that needs more than is left is reset.
 */
public final class MemoryBudget {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryBudget.class);

    private static final long LOG_AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** About the size of a decoder and a buffer without the bytes that they hold. */
    private static final int OVERHEAD_BYTES = 1024;

    /** About the size of a field without its text: an entry, two strings and their arrays. */
    private static final int FIELD_BYTES = 160;

    private final long limit;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong loggedNanos = new AtomicLong(System.nanoTime() - LOG_AGAIN_NANOS);

    /** Creates a budget of {@code limit} bytes. */
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** Returns the budget of a server in this JVM: a quarter of the Java heap. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** Thrown when a connection needs more memory than is left. */
    public static final class ExceededException extends DecoderException {

        private static final long serialVersionUID = 1;

        ExceededException(String message) {
            super(message);
        }
    }

    /** Returns how many bytes are held. */
    long held() {
        return held.get();
    }

    /**
     * Changes what one connection holds.
     *
     * @return the new amount
     * @throws ExceededException if it is more than before, and more than is left
     */
    public int change(int before, int now) {
        long all = held.addAndGet((long) now - before);
        if (now > before && all > limit) {
            held.addAndGet((long) before - now);
            throw exceeded();
        }
        return now;
    }

    private ExceededException exceeded() {
        long now = System.nanoTime();
        long logged = loggedNanos.get();
        if (now - logged >= LOG_AGAIN_NANOS && loggedNanos.compareAndSet(logged, now)) {
            LOG.warn(
                    "memory: {} bytes in pending requests (expected: less than {}); resets connections that send more",
                    held,
                    limit);
        }
        return new ExceededException("memory for pending requests: none left of " + limit + " bytes");
    }

    /** Returns the approximate memory of a partly decoded head with these fields and this many bytes. */
    public static int weightOf(HttpHeaders fields, int bytes) {
        return bytes + fields.size() * FIELD_BYTES;
    }

    /**
     * Appends bytes, which it releases, to the kept ones, in a heap buffer of about the size needed.
     * A buffer of Netty's would be as large as the read into it, and in direct memory, where the JVM's allocator
     * sleeps when none is left.
     *
     * @throws ExceededException if there is no memory left for them; the kept bytes are unchanged
     */
    public ByteBuf keep(ByteBufAllocator allocator, ByteBuf kept, ByteBuf added) {
        try {
            int length = kept.readableBytes() + added.readableBytes();
            if (kept instanceof Kept && kept.refCnt() == 1 && kept.maxWritableBytes() >= added.readableBytes()) {
                return kept.writeBytes(added);
            }
            // A client may send byte by byte: growing by half avoids most copies.
            int capacity = kept.isReadable() ? length + length / 2 : length;
            ByteBuf larger = new Kept(this, allocator, capacity);
            larger.writeBytes(kept, kept.readerIndex(), kept.readableBytes()).writeBytes(added);
            kept.release();
            return larger;
        } finally {
            added.release();
        }
    }

    /** Returns whether {@link #keep} has created a buffer. */
    public static boolean isKept(ByteBuf bytes) {
        return bytes instanceof Kept;
    }

    /** A buffer that returns its share of the budget on release. */
    private static final class Kept extends UnpooledHeapByteBuf {

        private final MemoryBudget budget;
        private final int share;

        Kept(MemoryBudget budget, ByteBufAllocator allocator, int capacity) {
            super(allocator, 0, capacity);
            this.budget = budget;
            this.share = budget.change(0, capacity + OVERHEAD_BYTES);
            capacity(capacity);
        }

        @Override
        protected void deallocate() {
            super.deallocate();
            budget.change(share, 0);
        }
    }
}
