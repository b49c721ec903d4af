package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes generated as fast as the client reads, so that any number of them needs little memory; for one event loop. */
@FunctionalInterface
public interface Source {

    /** The largest total for {@link #repeat}: more than any client ever reads. */
    long ENDLESS = Long.MAX_VALUE;

    /**
     * Returns the next bytes, at most a few kilobytes, which the caller must release; null at the end.
     *
     * @param buffers where bytes that differ each time are to be written: those in a new array would be copied again,
     *     and collected
     */
    @Nullable
    ByteBuf next(ByteBufAllocator buffers);

    /** Returns how many bytes it has; negative if that is not known. */
    default long length() {
        return -1;
    }

    /** Returns a repeated pattern of ISO 8859-1 characters, exactly {@code total} bytes. */
    static Source repeat(String pattern, long total) {
        byte[] once = pattern.getBytes(StandardCharsets.ISO_8859_1);
        int times = Math.max(1, 16 * 1024 / once.length);
        byte[] block = new byte[once.length * times];
        for (int i = 0; i < block.length; i++) {
            block[i] = once[i % once.length];
        }
        return new Source() {
            private long left = total;

            @Override
            public long length() {
                return total == ENDLESS ? -1 : total;
            }

            @Override
            public @Nullable ByteBuf next(ByteBufAllocator buffers) {
                if (left == 0) {
                    return null;
                }
                int length = (int) Math.min(left, block.length);
                left -= left == ENDLESS ? 0 : length;
                return Unpooled.wrappedBuffer(block, 0, length);
            }
        };
    }
}
