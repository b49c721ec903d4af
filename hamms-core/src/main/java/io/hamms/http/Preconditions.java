package io.hamms.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preconditions of a request on the entity tag of what it addresses (RFC 9110, section 13). Those on a date are
 * ignored: nothing here has a Last-Modified field.
 */
public final class Preconditions {

    /** RFC 9110, section 8.8.3. */
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private Preconditions() {}

    /**
     * Returns the status that the preconditions of a request result in: 412, 304, or 200 if the request is performed.
     * Their order is that of RFC 9110, section 13.2.2.
     *
     * @param tag the current entity tag, in quotation marks
     */
    public static int status(RequestHead request, String tag) {
        HeaderFields fields = request.headers();
        if (request.method().equals("OPTIONS")) {
            // Section 13.2.1: it selects no representation.
            return 200;
        }
        if (fields.contains("If-Match") && !matches(fields.all("If-Match"), tag, false)) {
            return 412;
        }
        if (fields.contains("If-None-Match") && matches(fields.all("If-None-Match"), tag, true)) {
            return request.method().equals("GET") || request.method().equals("HEAD") ? 304 : 412;
        }
        return 200;
    }

    /** Returns whether If-Range has the current entity tag; the comparison is strong (section 13.1.5). */
    public static boolean isCurrent(String condition, String tag) {
        return condition.equals(tag) && !isWeak(tag);
    }

    private static boolean isWeak(String tag) {
        return tag.startsWith("W/");
    }

    /** Returns whether one of these tags is the current one; section 8.8.3.2 has both ways to compare them. */
    private static boolean matches(List<String> values, String tag, boolean isWeakEnough) {
        String list = String.join(",", values);
        if (list.strip().equals("*")) {
            return true;
        }
        String current = isWeak(tag) ? tag.substring("W/".length()) : tag;
        Matcher next = TAG.matcher(list);
        while (next.find()) {
            boolean isStrong = next.group(1) == null && !isWeak(tag);
            if (next.group(2).equals(current) && (isStrong || isWeakEnough)) {
                return true;
            }
        }
        return false;
    }
}
