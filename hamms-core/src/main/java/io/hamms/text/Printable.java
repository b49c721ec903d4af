package io.hamms.text;

/** Text that came from a client, as a terminal, a log or a report may have it. */
public final class Printable {

    private static final int SHOWN_LENGTH = 200;
    private static final String LEFT_OUT = "...";

    private Printable() {}

    /** Returns a text; of one that is longer than {@code max} characters, its beginning and three dots. */
    public static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max) + LEFT_OUT;
    }

    /** Returns the beginning of what a client sent, in which no byte can speak to a terminal. */
    public static String beginning(String sent) {
        return ascii(cut(sent, SHOWN_LENGTH));
    }

    /** Returns a text with a question mark for each character that is not printable ASCII. */
    public static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
