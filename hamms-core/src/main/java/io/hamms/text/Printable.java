package io.hamms.text;

/** Text that came from a client, as a terminal, a log or a report may have it. */
public final class Printable {

    private static final int SHOWN_LENGTH = 200;

    private Printable() {}

    /** Returns the beginning of what a client sent, in which no byte can speak to a terminal. */
    public static String beginning(String sent) {
        return ascii(sent.length() > SHOWN_LENGTH ? sent.substring(0, SHOWN_LENGTH) + "..." : sent);
    }

    /** Returns a text with a question mark for each character that is not printable ASCII. */
    public static String ascii(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
