package io.hamms.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/** Percent-encoding (RFC 3986, section 2.1), of bytes rather than of characters. */
public final class Percent {

    private static final String DIGITS = "0123456789ABCDEF";

    private Percent() {}

    /**
     * Returns the bytes of a percent-encoded text, in which each other character is a byte.
     *
     * @throws IllegalArgumentException if two hexadecimal digits do not follow a percent sign
     */
    public static byte[] decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '%') {
                bytes.write(digit(encoded, i + 1) << 4 | digit(encoded, i + 2));
                i += 2;
            } else {
                bytes.write(character);
            }
        }
        return bytes.toByteArray();
    }

    private static int digit(String encoded, int index) {
        int digit = index < encoded.length() && encoded.charAt(index) < 0x80
                ? Character.digit(encoded.charAt(index), 16)
                : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("not percent-encoded: " + encoded);
        }
        return digit;
    }

    /** Returns bytes as a text in which all but the allowed ones are percent-encoded. */
    public static String encode(byte[] bytes, IntPredicate stays) {
        return encode(new String(bytes, StandardCharsets.ISO_8859_1), stays);
    }

    /** Returns a text, each character of which is a byte, with all but the allowed ones percent-encoded. */
    public static String encode(String bytes, IntPredicate stays) {
        int unchanged = 0;
        while (unchanged < bytes.length() && stays.test(bytes.charAt(unchanged))) {
            unchanged++;
        }
        if (unchanged == bytes.length()) {
            // A stream of the characters would cost each response a microsecond.
            return bytes;
        }
        StringBuilder encoded = new StringBuilder(bytes.length() + 16);
        for (byte next : bytes.getBytes(StandardCharsets.ISO_8859_1)) {
            int value = next & 0xff;
            if (stays.test(value)) {
                encoded.append((char) value);
            } else {
                encoded.append('%').append(DIGITS.charAt(value >> 4)).append(DIGITS.charAt(value & 15));
            }
        }
        return encoded.toString();
    }
}
