package io.hamms.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The bytes of a JSON document, in UTF-8.
 *
 * <p>DEL and the C1 controls (U+0080 to U+009F), which terminals interpret, are escaped, too; RFC 8259, section 7,
 * requires this only of the C0 controls. So are surrogates, as by Jackson: half of a pair is preserved.
 */
final class JsonBytes {

    private static final int DEL = 0x7f;
    private static final int LAST_C1 = 0x9f;
    private static final int FIRST_BYTES = 512;
    private static final int MAX_BYTES = 8 * 1024;
    private static final String HEX = "0123456789ABCDEF";

    private final ByteArrayOutputStream out;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int length;

    JsonBytes(ByteArrayOutputStream out) {
        this.out = out;
    }

    /** Flushes all written bytes to the stream. */
    void flush() {
        out.write(buffer, 0, length);
        length = 0;
    }

    /** Writes a text, quoted. */
    void quote(String text) {
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= DEL) {
                encode(character);
            } else if (character >= ' ' && character != '"' && character != '\\') {
                put(character);
            } else {
                escapeAscii(character);
            }
        }
        put('"');
    }

    private void encode(char character) {
        if (character <= LAST_C1 || Character.isSurrogate(character)) {
            escape(character);
            return;
        }
        // RFC 3629, section 3: the first octet begins with as many ones as there are octets.
        if (character < 0x800) {
            put(0xc0 | (character >> 6));
        } else {
            put(0xe0 | (character >> 12));
            put(0x80 | ((character >> 6) & 0x3f));
        }
        put(0x80 | (character & 0x3f));
    }

    private void escape(char character) {
        raw("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX.charAt((character >> shift) & 0xf));
        }
    }

    private void escapeAscii(char character) {
        switch (character) {
            case '"' -> raw("\\\"");
            case '\\' -> raw("\\\\");
            case '\b' -> raw("\\b");
            case '\t' -> raw("\\t");
            case '\n' -> raw("\\n");
            case '\f' -> raw("\\f");
            case '\r' -> raw("\\r");
            default -> escape(character);
        }
    }

    /** Writes ASCII as it is. */
    void raw(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    void put(int octet) {
        if (length == buffer.length) {
            if (length < MAX_BYTES) {
                buffer = Arrays.copyOf(buffer, length * 2);
            } else {
                flush();
            }
        }
        buffer[length++] = (byte) octet;
    }
}
