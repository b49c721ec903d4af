package io.hamms.testing;

import io.hamms.http.Version;
import java.util.regex.Pattern;

/** Masks the time in Date fields, for tests that compare whole responses. */
public final class Dates {

    /** The first fields of every correct head, with a masked date. */
    public static final String SERVER_AND_DATE =
            "Server: " + Version.SERVER + "\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT";

    // Begins with a literal: tests search megabytes with it.
    private static final Pattern FIELD = Pattern.compile(
            "\r\nDate: (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT(?=\r\n)");

    private Dates() {}

    /** Returns a response with each well-formed date replaced by one of the same length. */
    public static String masked(String received) {
        return FIELD.matcher(received).replaceAll("\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT");
    }
}
