package io.hamms.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Request targets in any form (RFC 9112, section 3.2). A server must accept the absolute form, too, although
 * clients send it only to proxies (section 3.2.2); paths are those of the origin form.
 */
public final class Target {

    /** The part of the absolute form before the path: a scheme and an authority (RFC 3986, section 3). */
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)");

    private Target() {}

    /** Returns path and query; returns a target in neither origin form nor absolute form unchanged. */
    public static String originForm(String target) {
        if (target.startsWith("/")) {
            return target;
        }
        Matcher origin = ORIGIN.matcher(target);
        if (!origin.lookingAt()) {
            return target;
        }
        // Section 3.2.1: an empty path is sent as a slash.
        String rest = target.substring(origin.end());
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** Returns the authority in a target in absolute form, null in any other. */
    public static @Nullable String authority(String target) {
        Matcher origin = ORIGIN.matcher(target);
        return !target.startsWith("/") && origin.lookingAt() ? origin.group(1) : null;
    }

    /**
     * Returns the hosts of a request: the authority of an absolute target, which overrides Host
     * (section 3.2.2), else all Host fields.
     */
    public static List<String> hosts(String target, HeaderFields fields) {
        String authority = authority(target);
        return authority == null ? fields.all("Host") : List.of(authority);
    }

    /** Returns the path, as sent, without decoding. */
    public static String path(String target) {
        String origin = originForm(target);
        int query = origin.indexOf('?');
        return query < 0 ? origin : origin.substring(0, query);
    }
}
