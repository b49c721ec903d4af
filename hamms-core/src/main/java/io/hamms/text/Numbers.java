package io.hamms.text;

import java.math.BigDecimal;

/** Parses numbers in ASCII digits: the JDK's methods also accept the digits of other scripts. */
public final class Numbers {

    private Numbers() {}

    /**
     * Reads an integer of 32 bits.
     *
     * @throws NumberFormatException if the text is not one
     */
    public static int integer(String text) {
        return Integer.parseInt(ascii(text));
    }

    /**
     * Reads an integer of 64 bits.
     *
     * @throws NumberFormatException if the text is not one
     */
    public static long whole(String text) {
        return Long.parseLong(ascii(text));
    }

    /**
     * Reads a decimal number.
     *
     * @throws NumberFormatException if the text is not one
     */
    public static BigDecimal decimal(String text) {
        return new BigDecimal(ascii(text));
    }

    private static String ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                throw new NumberFormatException("not in ASCII");
            }
        }
        return text;
    }
}
