package io.hamms.cli;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers for people, in at most eight characters. */
final class HumanNumbers {

    private static final int COUNTED_IN_FULL = 1_000_000;
    private static final String PREFIXES = "kMGTPE";

    private HumanNumbers() {}

    /** Returns a number, such as {@code 1,234} or {@code 12.3 M}. */
    static String count(long number) {
        return number < COUNTED_IN_FULL ? String.format(Locale.ROOT, "%,d", number) : scaled(number, "");
    }

    /** Returns a number of bytes, such as {@code 999 B} or {@code 1.2 kB}. */
    static String bytes(long number) {
        return number < 1000 ? number + " B" : scaled(number, "B");
    }

    private static String scaled(long number, String unit) {
        double value = number;
        int steps = 0;
        // A value that would print as 1000.0 prints as 1.0 with the next prefix.
        while (value >= 999.95 && steps < PREFIXES.length()) {
            value /= 1000;
            steps++;
        }
        return String.format(Locale.ROOT, "%.1f %s%s", value, PREFIXES.charAt(steps - 1), unit);
    }

    /** Returns a time in hours, minutes and seconds. */
    static String time(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
