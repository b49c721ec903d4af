package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes that are made as the client takes them, so that their number costs no memory. Used on one event loop. */
@FunctionalInterface
public interface Source {

    /** As many bytes as {@link #repeat} can be told: more than a client will ever take. */
    long ENDLESS = Long.MAX_VALUE;

    /** Returns the next bytes, a few kilobytes at most, which the caller takes over; null at the end. */
    @Nullable
    ByteBuf next();

    /** Returns a pattern of ISO 8859-1 characters, over and over, up to exactly {@code total} bytes. */
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
            public @Nullable ByteBuf next() {
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
