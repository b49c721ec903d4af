package io.hamms.fault;

import io.hamms.text.Numbers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in a response or a request.
 *
 * @param origin what it is counted from
 * @param count how many bytes after the origin; for {@link Origin#PERCENT} how many hundredths of the body
 */
public record Offset(Origin origin, long count) {

    /** The end of the head. */
    public static final Offset HEAD = new Offset(Origin.BODY, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})|head|body[+ ](\\d{1,18})|(\\d{1,2}|100)%");

    /** What a position is counted from. */
    public enum Origin {
        /** The first byte of the message. */
        START,
        /** The first byte after the head. */
        BODY,
        /** The first byte after the head, in hundredths of the length of the body. */
        PERCENT
    }

    /**
     * Reads {@code 300}, {@code head}, {@code body+300} or {@code 50%}.
     *
     * <p>In a query a plus sign means a space, so that one is as good.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Offset parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        if (form.group(1) != null) {
            return new Offset(Origin.START, Numbers.whole(form.group(1)));
        }
        if (form.group(2) != null) {
            return new Offset(Origin.BODY, Numbers.whole(form.group(2)));
        }
        return form.group(3) == null ? HEAD : new Offset(Origin.PERCENT, Numbers.whole(form.group(3)));
    }

    /** Returns this offset from the first byte after the head, for a body of a known length. */
    public Offset inBodyOf(long length) {
        // In two steps, or a huge length overflows.
        return origin == Origin.PERCENT
                ? new Offset(Origin.BODY, length / 100 * count + length % 100 * count / 100)
                : this;
    }

    @Override
    public String toString() {
        return switch (origin) {
            case START -> Long.toString(count);
            case BODY -> count == 0 ? "head" : "body+" + count;
            case PERCENT -> count + "%";
        };
    }
}
