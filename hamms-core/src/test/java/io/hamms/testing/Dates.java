package io.hamms.testing;

import io.hamms.http.Version;
import java.util.regex.Pattern;

/** What tests that compare whole responses do with Date: they compare all of it but the time. */
public final class Dates {

    /** The fields with which every correct head begins, once its date is masked. */
    public static final String SERVER_AND_DATE =
            "Server: " + Version.SERVER + "\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT";

    private static final Pattern FIELD = Pattern.compile(
            "(?<=\r\nDate: )(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT(?=\r\n)");

    private Dates() {}

    /** Returns what was received with each well-formed date replaced by one that is as long. */
    public static String masked(String received) {
        return FIELD.matcher(received).replaceAll("Thu, 01 Jan 1970 00:00:00 GMT");
    }
}
