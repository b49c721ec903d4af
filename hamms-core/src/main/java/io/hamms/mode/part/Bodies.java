package io.hamms.mode.part;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bodies for modes whose content does not matter; the last line marks a complete body. */
public final class Bodies {

    /** The line that ends every text body. */
    public static final String END = "\nHAMMS-END\n";

    /** The content of the response of {@code healthy}. */
    public static final String HEALTHY = "Hamms is well." + END;

    /** The end of a chunked body (RFC 9112, section 7.1). */
    public static final String LAST_CHUNK = "0\r\n\r\n";

    private static final String LINE = "All work and no play makes an HTTP client a dull boy.\n";

    private Bodies() {}

    /** Returns a text of exactly this many bytes, at least those of {@link #END}. */
    public static String text(int length) {
        int filled = length - END.length();
        return LINE.repeat(filled / LINE.length() + 1).substring(0, filled) + END;
    }

    /** Returns numbered lines of exactly this many bytes, which compress moderately. */
    public static byte[] numbered(int length) {
        StringBuilder text = new StringBuilder(length + LINE.length());
        for (int i = 1; text.length() < length - END.length(); i++) {
            text.append(i * 7919L % 10_007).append(' ').append(LINE);
        }
        text.setLength(length - END.length());
        return bytes(text.append(END).toString());
    }

    /** Returns a text as one chunk (RFC 9112, section 7.1). */
    public static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    /** Returns a text as one chunk and the last chunk; for an empty text, the last chunk alone. */
    public static byte[] chunked(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return bytes((text.isEmpty() ? "" : chunk(text)) + LAST_CHUNK);
    }

    /** Returns the bytes of a text in ISO 8859-1. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns a copy of bytes in direct memory that connections share and never release. */
    public static ByteBuf directCopy(ByteBuf bytes) {
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes.readableBytes());
        bytes.readBytes(memory);
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory.flip()));
    }
}
