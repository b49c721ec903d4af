package io.hamms.http;

import java.util.BitSet;
import java.util.regex.Pattern;

/** The grammar of parts of requests (RFC 3986, RFC 9110, RFC 9112). Each check is one loop over a string. */
final class Grammar {

    private static final String DIGIT = "0123456789";
    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + DIGIT;

    /** RFC 9110, section 5.6.2. */
    private static final BitSet TOKEN = of(ALPHANUMERIC + "!#$%&'*+-.^_`|~");

    /** RFC 3986, section 3.2.2: a registered name, without percent-encoding. */
    private static final BitSet NAME = of(ALPHANUMERIC + "-._~!$&'()*+,;=");

    /** RFC 3986, section 3.3. */
    private static final BitSet PATH = of(ALPHANUMERIC + "-._~!$&'()*+,;=:@/");

    /** RFC 3986, section 3.4. */
    private static final BitSet QUERY = of(ALPHANUMERIC + "-._~!$&'()*+,;=:@/?");

    private static final BitSet DIGITS = of(DIGIT);

    /** RFC 3986, section 3.2.2. */
    private static final Pattern IP_LITERAL =
            Pattern.compile("\\[(?:[0-9A-Fa-f:.]++|v[0-9A-Fa-f]++\\.[A-Za-z0-9._~!$&'()*+,;=:-]++)]");

    private Grammar() {}

    private static BitSet of(String characters) {
        BitSet set = new BitSet(128);
        characters.chars().forEach(set::set);
        return set;
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && isAllOf(TOKEN, text, 0, text.length(), false);
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && isAllOf(DIGITS, text, 0, text.length(), false);
    }

    /** Returns whether it is a path and, after a question mark, a query (RFC 9112, section 3.2.1). */
    static boolean isPathAndQuery(String text) {
        int mark = text.indexOf('?');
        int end = mark < 0 ? text.length() : mark;
        return text.startsWith("/")
                && isAllOf(PATH, text, 0, end, true)
                && (mark < 0 || isAllOf(QUERY, text, mark + 1, text.length(), true));
    }

    /** Returns whether it is a host and, after a colon, the digits of a port or nothing (RFC 9110, section 7.2). */
    static boolean isHostAndPort(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= text.lastIndexOf(']')) {
            return isHost(text);
        }
        return isHost(text.substring(0, colon)) && (colon == text.length() - 1 || isDigits(text.substring(colon + 1)));
    }

    /** Returns whether it is a non-empty host: http and https do not allow an empty one (section 4.2). */
    private static boolean isHost(String text) {
        return text.startsWith("[")
                ? IP_LITERAL.matcher(text).matches()
                : !text.isEmpty() && isAllOf(NAME, text, 0, text.length(), true);
    }

    private static boolean isAllOf(BitSet allowed, String text, int from, int to, boolean mayBeEncoded) {
        for (int i = from; i < to; i++) {
            char next = text.charAt(i);
            if (mayBeEncoded && next == '%') {
                if (i + 2 >= to || !isHexAt(text, i + 1) || !isHexAt(text, i + 2)) {
                    return false;
                }
                i += 2;
            } else if (!allowed.get(next)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexAt(String text, int index) {
        return text.charAt(index) < 0x7f && Character.digit(text.charAt(index), 16) >= 0;
    }
}
