package io.hamms.mode.encoding;

import io.hamms.fault.Source;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Any number of zeros, compressed: a deflate block (RFC 1951) of one MiB of zeros, repeated, and smaller blocks
 * for the rest. Neither the zeros nor the whole compressed stream are ever in memory, and the event loop compresses
 * almost nothing.
 */
final class DeflatedZeros implements Source {

    private static final int UNIT = 1 << 20;
    private static final int ADLER_MODULUS = 65_521;

    /** An empty stored block: it makes the stream longer, but not the decoded content. */
    private static final byte[] PADDING = {0, 0, 0, -1, -1};

    /** Smaller counts of zeros are compressed on request, which takes a tenth of a millisecond. */
    private static final int SMALLEST = 1 << 15;

    /** {@link #SMALLEST} zeros, twice as many, and so on up to a MiB: any size is a sum of these and a rest. */
    private static final byte[][] POWERS = new byte[6][];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = deflate(SMALLEST << i, Deflater.FULL_FLUSH);
        }
    }

    private final byte[] start;
    private final byte[] unit;
    private final byte[] end;
    private final long units;
    private long sent = -1;

    /** Creates zeros, compressed to about {@code count / ratio} bytes, or to what they need if that is more. */
    DeflatedZeros(long count, int ratio, GzipBomb.Coding coding) {
        boolean isGzip = coding == GzipBomb.Coding.GZIP;
        units = count / UNIT;
        unit = unit(UNIT / ratio);
        // RFC 1952, section 2.3: deflate, no flags, no time, an unknown system; RFC 1950, section 2.2.
        start = isGzip ? new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, -1} : new byte[] {0x78, (byte) 0x9c};
        ByteBuf tail = Unpooled.buffer(2048);
        for (int i = 0; i < POWERS.length - 1; i++) {
            if ((count & (long) SMALLEST << i) != 0) {
                tail.writeBytes(POWERS[i]);
            }
        }
        byte[] last = deflate((int) (count % SMALLEST), Deflater.NO_FLUSH);
        pad(tail, count % UNIT / ratio - last.length);
        tail.writeBytes(last);
        if (isGzip) {
            tail.writeIntLE(ZerosCrc.of(count)).writeIntLE((int) count);
        } else {
            tail.writeShort((int) (count % ADLER_MODULUS)).writeShort(1);
        }
        end = bytes(tail);
    }

    /** Returns the compressed size in bytes. */
    @Override
    public long length() {
        return start.length + units * unit.length + end.length;
    }

    @Override
    public @Nullable ByteBuf next(ByteBufAllocator buffers) {
        long now = sent++;
        if (now > units) {
            return null;
        }
        return Unpooled.wrappedBuffer(now < 0 ? start : now < units ? unit : end);
    }

    /** Returns a MiB of zeros as about this many bytes. */
    private static byte[] unit(int length) {
        ByteBuf padded = Unpooled.buffer(length).writeBytes(POWERS[POWERS.length - 1]);
        pad(padded, length);
        return bytes(padded);
    }

    /** Makes blocks longer, to about this many bytes. */
    private static void pad(ByteBuf blocks, long length) {
        while (blocks.readableBytes() + PADDING.length <= length) {
            blocks.writeBytes(PADDING);
        }
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /** Returns zeros in raw deflate: with a flush, a part of a stream; without, a stream that ends. */
    private static byte[] deflate(int zeros, int flush) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(new byte[zeros]);
            if (flush == Deflater.NO_FLUSH) {
                deflater.finish();
            }
            byte[] out = new byte[2048];
            int length = deflater.deflate(out, 0, out.length, flush);
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }
}
