package io.hamms.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats dates for HTTP (RFC 9110, section 5.6.7). */
public final class HttpDate {

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static volatile Formatted last = new Formatted(Long.MIN_VALUE, "");

    private HttpDate() {}

    private record Formatted(long second, String text) {}

    /** Returns the date of an instant. */
    public static String of(Instant instant) {
        return IMF_FIXDATE.format(instant);
    }

    /** Returns the current date, which is formatted once a second. */
    public static String now() {
        Instant now = Instant.now();
        Formatted known = last;
        if (known.second() != now.getEpochSecond()) {
            known = new Formatted(now.getEpochSecond(), of(now));
            last = known;
        }
        return known.text();
    }
}
