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

    /** Creates {@code count} zeros, each MiB of which is compressed to about {@code 1 MiB / ratio}. */
    DeflatedZeros(long count, int ratio, GzipBomb.Coding coding) {
        boolean isGzip = coding == GzipBomb.Coding.GZIP;
        units = count / UNIT;
        unit = padded(POWERS[POWERS.length - 1], UNIT / ratio);
        // RFC 1952, section 2.3: deflate, no flags, no time, an unknown system; RFC 1950, section 2.2.
        start = isGzip ? new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, -1} : new byte[] {0x78, (byte) 0x9c};
        ByteBuf tail = Unpooled.buffer(2048);
        for (int i = 0; i < POWERS.length - 1; i++) {
            if ((count & (long) SMALLEST << i) != 0) {
                tail.writeBytes(POWERS[i]);
            }
        }
        tail.writeBytes(deflate((int) (count % SMALLEST), Deflater.NO_FLUSH));
        if (isGzip) {
            tail.writeIntLE(ZerosCrc.of(count)).writeIntLE((int) count);
        } else {
            tail.writeShort((int) (count % ADLER_MODULUS)).writeShort(1);
        }
        end = new byte[tail.readableBytes()];
        tail.readBytes(end);
    }

    /** Returns the compressed size in bytes. */
    long length() {
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

    private static byte[] padded(byte[] block, int length) {
        int paddings = Math.max(0, length - block.length) / PADDING.length;
        ByteBuf padded = Unpooled.buffer(length).writeBytes(block);
        for (int i = 0; i < paddings; i++) {
            padded.writeBytes(PADDING);
        }
        byte[] bytes = new byte[padded.readableBytes()];
        padded.readBytes(bytes);
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
