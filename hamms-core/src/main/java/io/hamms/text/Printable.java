package io.hamms.text;

/** Makes text from clients safe for terminals, logs and reports. */
public final class Printable {

    private static final int SHOWN_LENGTH = 200;
    private static final String LEFT_OUT = "...";

    private Printable() {}

    /** Returns a text, cut to its beginning and three dots if it is longer than {@code max} characters. */
    public static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max) + LEFT_OUT;
    }

    /** Returns the beginning of a client's text, without control characters for a terminal. */
    public static String beginning(String sent) {
        return ascii(cut(sent, SHOWN_LENGTH));
    }

    /** Returns a text with a question mark for each character that is not printable ASCII. */
    public static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
