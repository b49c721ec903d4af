package io.hamms.mode.part;

import io.hamms.fault.Source;
import io.hamms.http.ByteRange;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** A part of a text of any length, generated while it is sent: a repeated line and {@link Bodies#END}. */
public final class LongText implements Source {

    private static final int BLOCK = 8 * 1024;
    private static final byte[] END = Bodies.bytes(Bodies.END);

    private final byte[] lines;
    private final int lineLength;
    private final long endAt;
    private final long to;
    private long at;

    /** Creates a part of the text of {@code size} bytes that repeats a line. */
    public LongText(String line, long size, ByteRange part) {
        this.lineLength = line.length();
        this.lines = Bodies.bytes(line.repeat(BLOCK / lineLength + 2));
        this.endAt = size - END.length;
        this.at = part.first();
        this.to = part.last() + 1;
    }

    @Override
    public @Nullable ByteBuf next(ByteBufAllocator buffers) {
        if (at == to) {
            return null;
        }
        boolean isEnd = at >= endAt;
        int length = (int) Math.min(BLOCK, (isEnd ? to : Math.min(to, endAt)) - at);
        int from = isEnd ? (int) (at - endAt) : (int) (at % lineLength);
        at += length;
        return Unpooled.wrappedBuffer(isEnd ? END : lines, from, length);
    }
}
