package io.hamms.text;

import java.util.Locale;

/** Words that programs and sentences share. */
public final class Words {

    private Words() {}

    /** Returns the name of a constant in lower case, with hyphens, such as {@code close-notify}. */
    public static String token(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns a number of things, such as {@code 1 request} or {@code 2 requests}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
