package io.hamms.mode.encoding;

import io.hamms.mode.part.Bodies;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A short text in unusual content codings, made at its first use. */
final class RareCodings {

    /** The greatest number of times that the text is encoded. */
    static final int MAX_DEPTH = 100;

    /** The text. */
    static final byte[] PLAIN = Bodies.bytes("Read the label." + Bodies.END);

    /** The text as a brotli stream (RFC 7932). */
    static final byte[] BROTLI = brotli(PLAIN);

    private static final byte[][] BY_DEPTH = new byte[MAX_DEPTH + 1][];

    static {
        BY_DEPTH[0] = PLAIN;
        for (int i = 1; i < BY_DEPTH.length; i++) {
            BY_DEPTH[i] = GzipText.gzip(BY_DEPTH[i - 1]);
        }
    }

    private RareCodings() {}

    /** Returns the text, encoded as gzip this many times. */
    static byte[] gzip(int depth) {
        return BY_DEPTH[depth];
    }

    /**
     * Returns content as a brotli stream: a header of one bit, which means a window of 64 KiB, one uncompressed
     * meta-block, and an empty last one (RFC 7932, sections 9.1 and 9.2).
     */
    private static byte[] brotli(byte[] content) {
        int isUncompressed = 1 << 20;
        ByteBuf stream = Unpooled.buffer(content.length + 4)
                .writeMediumLE(((content.length - 1) << 4) | isUncompressed)
                .writeBytes(content)
                .writeByte(0b11);
        byte[] bytes = new byte[stream.readableBytes()];
        stream.readBytes(bytes);
        return bytes;
    }
}
