package io.hamms.mode.part;

import io.hamms.fault.Source;
import io.hamms.http.ByteRange;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** A part of a text of any length, generated while it is sent: a repeated line and {@link Bodies#END}. */
public final class LongText implements Source {

    private static final int BLOCK = 8 * 1024;
    private static final byte[] END = Bodies.bytes(Bodies.END);

    private final byte[] line;
    private final long size;
    private final long to;
    private long at;

    /** Creates a part of the text of {@code size} bytes that repeats a line. */
    public LongText(String line, long size, ByteRange part) {
        this.line = Bodies.bytes(line);
        this.size = size;
        this.at = part.first();
        this.to = part.last() + 1;
    }

    @Override
    public @Nullable ByteBuf next() {
        if (at == to) {
            return null;
        }
        byte[] block = new byte[(int) Math.min(BLOCK, to - at)];
        for (int i = 0; i < block.length; i++, at++) {
            long left = size - at;
            block[i] = left <= END.length ? END[(int) (END.length - left)] : line[(int) (at % line.length)];
        }
        return Unpooled.wrappedBuffer(block);
    }
}
