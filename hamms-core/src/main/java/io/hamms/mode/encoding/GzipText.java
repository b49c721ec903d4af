package io.hamms.mode.encoding;

import io.hamms.mode.part.Bodies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** A compressed text, made at its first use, so that it does not delay the start. */
final class GzipText {

    /** A text of 10,000 bytes. */
    static final byte[] PLAIN = Bodies.numbered(10_000);

    /** The text as a gzip stream (RFC 1952). */
    static final byte[] WHOLE = gzip(PLAIN);

    private GzipText() {}

    /** Returns content as a gzip stream of one member. */
    static byte[] gzip(byte[] content) {
        return encoded(content, GZIPOutputStream::new);
    }

    /** Returns content as a deflate stream (RFC 1951), in the format of zlib (RFC 1950) or raw. */
    static byte[] deflate(byte[] content, boolean isRaw) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, isRaw);
        try {
            return encoded(content, out -> new DeflaterOutputStream(out, deflater));
        } finally {
            deflater.end();
        }
    }

    /** Returns bytes of which the one at an index is inverted; a negative index counts from the end. */
    static byte[] damaged(byte[] bytes, int index) {
        byte[] damaged = bytes.clone();
        damaged[index < 0 ? bytes.length + index : index] ^= (byte) 0xff;
        return damaged;
    }

    /** Returns bytes followed by others. */
    static byte[] joined(byte[] bytes, byte[] others) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + others.length);
        System.arraycopy(others, 0, joined, bytes.length, others.length);
        return joined;
    }

    /** A coding as a stream. */
    @FunctionalInterface
    private interface Encoder {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] encoded(byte[] content, Encoder encoder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoding = encoder.around(out)) {
            encoding.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
