package io.hamms.mode;

import java.nio.charset.StandardCharsets;

/** What modes say where the content does not matter: the last line tells a whole body from a part of one. */
public final class Bodies {

    /** The line that ends every body of ours that is a text. */
    public static final String END = "\nHAMMS-END\n";

    private static final String LINE = "All work and no play makes an HTTP client a dull boy.\n";

    private Bodies() {}

    /** Returns a text of exactly this many bytes, at least those of {@link #END}. */
    public static String text(int length) {
        int filled = length - END.length();
        return LINE.repeat(filled / LINE.length() + 1).substring(0, filled) + END;
    }

    /** Returns the bytes of a text in ISO 8859-1. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
