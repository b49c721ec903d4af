package io.hamms.text;

import java.math.BigDecimal;

/** Parses times, in one notation for parameters, options and scripts: {@code 0.25}, {@code 250ms}, {@code 2s}. */
public final class Times {

    private static final BigDecimal SECONDS_A_MINUTE = BigDecimal.valueOf(60);

    private Times() {}

    /**
     * Reads a time as a number of seconds: a number without a unit counts seconds; {@code ms}, {@code s} and {@code m}
     * are the units.
     *
     * @throws NumberFormatException if the text is not a time
     */
    public static BigDecimal seconds(String text) {
        if (text.endsWith("ms")) {
            return number(text, 2).movePointLeft(3);
        } else if (text.endsWith("m")) {
            return number(text, 1).multiply(SECONDS_A_MINUTE);
        }
        return number(text, text.endsWith("s") ? 1 : 0);
    }

    private static BigDecimal number(String text, int unit) {
        return Numbers.decimal(text.substring(0, text.length() - unit));
    }
}
