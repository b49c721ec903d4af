package io.hamms.http;

import io.hamms.text.Addresses;
import io.hamms.text.Numbers;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Iterator;
import java.util.List;

/** The requirements of RFC 9112 and RFC 9110 for requests. */
public final class RequestRules {

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
        if (!Grammar.isHostAndPort(hosts.next())) {
            head.violate(Violation.INVALID_HOST);
        }
        if (hosts.hasNext()) {
            head.violate(Violation.MULTIPLE_HOSTS);
        }
    }

    private static void checkFraming(DecodedHead head) {
        List<String> lengths = head.headers().getAll(HttpHeaderNames.CONTENT_LENGTH);
        String codings = codings(head);
        boolean isRight = codings.isEmpty()
                ? lengths.isEmpty() || (lengths.size() == 1 && Grammar.isDigits(lengths.get(0)))
                : lengths.isEmpty()
                        && !head.protocolVersion().equals(HttpVersion.HTTP_1_0)
                        && isChunkedOnceAndLast(codings);
        if (!isRight) {
            head.violate(Violation.BAD_FRAMING);
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
