package io.hamms.mode.encoding;

import io.hamms.mode.part.Bodies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A compressed text, made at its first use, so that it does not delay the start. */
final class GzipText {

    /** A text of 10,000 bytes as a gzip stream (RFC 1952). */
    static final byte[] WHOLE = gzip(Bodies.numbered(10_000));

    private GzipText() {}

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
