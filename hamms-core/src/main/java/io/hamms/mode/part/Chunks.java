package io.hamms.mode.part;

import io.hamms.fault.Source;
import io.hamms.http.HeaderField;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body in chunks (RFC 9112, section 7.1), made while it is sent. */
public final class Chunks implements Source {

    private static final int BLOCK = 8 * 1024;

    /** The longest framing of a chunk: 16 digits and two line ends. */
    private static final int FRAME = 20;

    private final Source content;
    private final int chunk;
    private final byte[] end;
    private final long length;
    private long left;
    private int leftInChunk;
    private @Nullable ByteBuf block;
    private boolean isOver;

    /**
     * Creates a body.
     *
     * @param content the bytes in the chunks, in memory that needs no release
     * @param size how many there are
     * @param chunk the number of bytes in each chunk but the last
     */
    public Chunks(Source content, long size, int chunk, List<HeaderField> trailers) {
        this.content = content;
        this.left = size;
        this.chunk = chunk;
        StringBuilder last = new StringBuilder("0\r\n");
        trailers.forEach(field -> last.append(field).append("\r\n"));
        this.end = Bodies.bytes(last.append("\r\n").toString());
        int rest = (int) (size % chunk);
        this.length = size + size / chunk * framing(chunk) + (rest == 0 ? 0 : framing(rest)) + end.length;
    }

    private static int framing(int bytes) {
        return Integer.toHexString(bytes).length() + 4;
    }

    /** Returns the number of bytes with all framing. */
    @Override
    public long length() {
        return length;
    }

    @Override
    public @Nullable ByteBuf next(ByteBufAllocator buffers) {
        if (isOver) {
            return null;
        }
        ByteBuf out = buffers.buffer(BLOCK + FRAME + end.length);
        while (left > 0 && out.readableBytes() < BLOCK) {
            if (leftInChunk == 0) {
                leftInChunk = (int) Math.min(chunk, left);
                out.writeCharSequence(Integer.toHexString(leftInChunk) + "\r\n", StandardCharsets.US_ASCII);
            }
            append(out, buffers);
        }
        if (left == 0) {
            isOver = true;
            out.writeBytes(end);
        }
        return out;
    }

    /** Adds bytes of one chunk, and the line end after its last one. */
    private void append(ByteBuf out, ByteBufAllocator buffers) {
        ByteBuf from = block;
        if (from == null || !from.isReadable()) {
            from = content.next(buffers);
            block = from;
        }
        if (from == null) {
            throw new IllegalStateException("content shorter than its size");
        }
        int count = Math.min(Math.min(leftInChunk, from.readableBytes()), BLOCK);
        out.writeBytes(from, count);
        left -= count;
        leftInChunk -= count;
        if (leftInChunk == 0) {
            out.writeCharSequence("\r\n", StandardCharsets.US_ASCII);
        }
    }
}
