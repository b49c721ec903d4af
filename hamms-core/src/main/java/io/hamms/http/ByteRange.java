package io.hamms.http;

import io.hamms.text.Numbers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a representation, from its first to its last byte, both counted from 0 (RFC 9110, section 14.1.2).
 *
 * @param first the position of the first byte
 * @param last the position of the last byte; less than {@code first} in a range that cannot be satisfied
 */
public record ByteRange(long first, long last) {

    private static final Pattern SINGLE = Pattern.compile("(?i)bytes=([0-9]*)-([0-9]*)");

    /** How many digits a long always holds. */
    private static final int LONG_DIGITS = 18;

    /** Returns the requested range; null without one, or if the server may ignore it (section 14.2). */
    public static @Nullable ByteRange of(RequestHead head, long size) {
        String field = head.headers().get("Range");
        if (field == null || !head.method().equals("GET")) {
            return null;
        }
        Matcher range = SINGLE.matcher(field);
        if (!range.matches() || range.group().length() == "bytes=-".length()) {
            return null;
        }
        if (range.group(1).isEmpty()) {
            return new ByteRange(Math.max(0, size - position(range.group(2))), size - 1);
        }
        long first = position(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE : position(range.group(2));
        return last < first ? null : new ByteRange(first, Math.min(last, size - 1));
    }

    /** Returns a number; in place of one that a long may not hold, the largest: it is beyond the end of any content. */
    private static long position(String digits) {
        String number = digits.replaceFirst("^0+(?=[0-9])", "");
        return number.length() > LONG_DIGITS ? Long.MAX_VALUE : Numbers.whole(number);
    }

    public boolean isSatisfiable() {
        return first <= last;
    }

    /** Returns a range that begins one byte before this one, or one byte after it if it begins at 0. */
    public ByteRange shifted() {
        return first == 0 ? new ByteRange(1, Math.max(1, last)) : new ByteRange(first - 1, last);
    }

    public ByteRange firstHalf() {
        return new ByteRange(first, first + (last - first) / 2);
    }

    public long length() {
        return last - first + 1;
    }

    /** Returns the value of a Content-Range field (section 14.4). */
    public String of(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
