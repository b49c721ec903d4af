package io.hamms.http;

import io.hamms.text.Addresses;
import io.hamms.text.Numbers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The requirements of RFC 9112 and RFC 9110 for requests. */
public final class RequestRules {

    /** The fields about the connection, which Connection must list (RFC 9110, sections 7.6.1, 7.8 and 10.1.4). */
    private static final List<AsciiString> ABOUT_CONNECTION =
            List.of(HttpHeaderNames.TE, HttpHeaderNames.UPGRADE, AsciiString.cached("keep-alive"));

    private RequestRules() {}

    /** Finds the violations in a head. */
    static void check(DecodedHead head) {
        Throwable cause = head.decoderResult().cause();
        boolean isTooLong = cause instanceof TooLongHttpLineException || cause instanceof TooLongHttpHeaderException;
        if (!isTooLong) {
            checkRequestLine(head);
        }
        checkFraming(head);
        if (cause == null) {
            checkHost(head);
            checkExpect(head);
            checkConnection(head);
        } else if (!isTooLong && head.violations().isEmpty()) {
            // The decoder has failed although the request line is correct.
            head.violate(Violation.BAD_FIELD);
        }
    }

    private static void checkRequestLine(DecodedHead head) {
        String method = head.methodText();
        if (!isVersion(head.versionText())) {
            head.violate(Violation.BAD_VERSION);
        }
        if (!Grammar.isToken(method)) {
            head.violate(Violation.BAD_METHOD);
        }
        if (!isTargetOf(method, head.uri())) {
            head.violate(Violation.BAD_TARGET);
        }
    }

    private static boolean isTargetOf(String method, String target) {
        if (method.equals(HttpMethod.CONNECT.name())) {
            return isAuthorityForm(target);
        }
        if (target.equals("*")) {
            // RFC 9112, section 3.2.4.
            return method.equals(HttpMethod.OPTIONS.name());
        }
        String authority = Target.authority(target);
        return (authority == null || Grammar.isHostAndPort(authority))
                && Grammar.isPathAndQuery(Target.originForm(target));
    }

    /** RFC 9112, section 3.2.3; RFC 9110, section 9.3.6: the port must not be left out. */
    private static boolean isAuthorityForm(String target) {
        String port = target.substring(target.lastIndexOf(':') + 1);
        return port.length() < target.length()
                && Grammar.isHostAndPort(target)
                && port.matches("[0-9]{1,5}")
                && Numbers.integer(port) > 0
                && Numbers.integer(port) <= Addresses.MAX_PORT;
    }

    private static boolean isVersion(String text) {
        return text.equals("HTTP/1.1") || text.matches("HTTP/[0-9]\\.[0-9]");
    }

    private static void checkHost(DecodedHead head) {
        Iterator<String> hosts = head.headers().valueStringIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            if (!head.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
                head.violate(Violation.MISSING_HOST);
            }
            return;
        }
        checkHost(hosts.next(), head);
        if (hosts.hasNext()) {
            head.violate(Violation.MULTIPLE_HOSTS);
        }
    }

    /**
     * RFC 9112, section 3.2: a Host field is empty if the target URI has no authority, as that of OPTIONS * may have.
     * Section 3.2.2: where the target has one, the server ignores the field, but the client must send the same.
     */
    private static void checkHost(String host, DecodedHead head) {
        String authority = Target.authority(head.uri());
        boolean mayBeEmpty = authority != null || head.uri().equals("*");
        if (!Grammar.isHostAndPort(host) && !(host.isEmpty() && mayBeEmpty)) {
            head.violate(Violation.INVALID_HOST);
        } else if (authority != null
                && Grammar.isHostAndPort(authority)
                && !head.protocolVersion().equals(HttpVersion.HTTP_1_0)
                && !normal(host, head.uri()).equals(normal(authority, head.uri()))) {
            head.violate(Violation.MISMATCHED_HOST);
        }
    }

    /** Returns an authority in lower case and without the default port (RFC 9110, section 4.2.3). */
    private static String normal(String authority, String target) {
        String port = target.regionMatches(true, 0, "https:", 0, "https:".length()) ? ":443" : ":80";
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
    }

    /** RFC 9110, section 10.1.1. */
    private static void checkExpect(DecodedHead head) {
        HttpHeaders fields = head.headers();
        if (fields.containsValue(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE, true)
                && !fields.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !fields.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            head.violate(Violation.EXPECT_WITHOUT_CONTENT);
        }
    }

    private static void checkConnection(DecodedHead head) {
        HttpHeaders fields = head.headers();
        for (AsciiString name : ABOUT_CONNECTION) {
            if (fields.contains(name) && !fields.containsValue(HttpHeaderNames.CONNECTION, name, true)) {
                head.violate(Violation.MISSING_CONNECTION_OPTION);
            }
        }
        Iterator<String> lists = fields.valueStringIterator(HttpHeaderNames.CONNECTION);
        while (lists.hasNext()) {
            for (String option : lists.next().split(",", -1)) {
                if (isForAllRecipients(option.strip().toLowerCase(Locale.ROOT))) {
                    head.violate(Violation.INVALID_CONNECTION_OPTION);
                }
            }
        }
    }

    /** RFC 9110, section 7.6.1: Cache-Control, and fields about the content (sections 8 and 14.4). */
    private static boolean isForAllRecipients(String field) {
        return HttpHeaderNames.CACHE_CONTROL.contentEquals(field) || field.startsWith("content-");
    }

    private static void checkFraming(DecodedHead head) {
        List<String> lengths = head.headers().getAll(HttpHeaderNames.CONTENT_LENGTH);
        String codings = codings(head);
        boolean isRight = codings.isEmpty()
                ? lengths.isEmpty() || (lengths.size() == 1 && isLength(lengths.get(0)))
                : lengths.isEmpty()
                        && !head.protocolVersion().equals(HttpVersion.HTTP_1_0)
                        && isChunkedOnceAndLast(codings);
        if (!isRight) {
            head.violate(Violation.BAD_FRAMING);
        }
    }

    /** Returns whether it is a length that a server can count (RFC 9110, section 8.6, has no limit). */
    private static boolean isLength(String text) {
        try {
            return Grammar.isDigits(text) && Numbers.whole(text) >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Returns the transfer codings, separated by commas; empty if there are none. */
    public static String codings(DecodedHead head) {
        return String.join(",", head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING));
    }

    /** RFC 9112, section 6.1 and, if chunked is not the last coding, section 6.3. */
    private static boolean isChunkedOnceAndLast(String codings) {
        String[] all = codings.split(",", -1);
        for (int i = 0; i < all.length; i++) {
            boolean isChunked = HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(all[i].strip());
            if (isChunked != (i == all.length - 1)) {
                return false;
            }
        }
        return true;
    }
}
