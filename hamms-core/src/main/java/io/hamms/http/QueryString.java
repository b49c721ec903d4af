package io.hamms.http;

import io.hamms.text.Printable;
import io.hamms.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query: {@code name=value}, apart by {@code &} or {@code ;}, percent-encoded, {@code +} for a
 * space. It is the same in a request's target, in a form, in a script's step and on the command line.
 */
public final class QueryString {

    /** How many names of ignored parameters are shown, and how much of each. */
    private static final int SHOWN_NAMES = 8;

    private static final int SHOWN_LENGTH = 64;

    private static final String LEFT_OUT = "...";

    private final List<Pair> pairs;

    private QueryString(String bytes) {
        pairs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= bytes.length(); i++) {
            if (i == bytes.length() || bytes.charAt(i) == '&' || bytes.charAt(i) == ';') {
                if (i > start) {
                    pairs.add(Pair.of(bytes.substring(start, i)));
                }
                start = i + 1;
            }
        }
    }

    /** A parameter as it was sent, but for the percent-encoding of its name. */
    private record Pair(String name, String value) {

        static Pair of(String pair) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            return new Pair(decodedName(name), equals < 0 ? "" : pair.substring(equals + 1));
        }

        private static String decodedName(String name) {
            try {
                return new String(decoded(name), StandardCharsets.ISO_8859_1);
            } catch (IllegalArgumentException e) {
                return name;
            }
        }
    }

    /** Returns the query of a request target, each character of which is a byte; without one, no parameters. */
    public static QueryString ofTarget(String target) {
        int query = target.indexOf('?');
        return new QueryString(query < 0 ? "" : target.substring(query + 1));
    }

    /** Returns the parameters of a form, each character of which is a byte. */
    public static QueryString ofForm(String content) {
        return new QueryString(content);
    }

    /**
     * Returns the query of a text that is written like a target; characters beyond ASCII are UTF-8.
     *
     * @throws IllegalArgumentException if the text cannot be encoded
     */
    public static QueryString ofText(String text) {
        int query = text.indexOf('?');
        return new QueryString(
                query < 0 ? "" : new String(Utf8.bytes(text.substring(query + 1)), StandardCharsets.ISO_8859_1));
    }

    /**
     * Returns the bytes that a value stands for.
     *
     * @throws IllegalArgumentException if it is not percent-encoded
     */
    public static byte[] decoded(String value) {
        return Percent.decode(value.replace('+', ' '));
    }

    /** Returns the names, each once; a name that is not UTF-8 has U+00NN for its bytes. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            try {
                names.add(Utf8.text(pair.name().getBytes(StandardCharsets.ISO_8859_1)));
            } catch (IllegalArgumentException e) {
                names.add(pair.name());
            }
        }
        return names;
    }

    /** Returns the value of a parameter as it was sent, null if it is missing; of a repeated one the first counts. */
    public @Nullable String raw(String name) {
        for (Pair pair : pairs) {
            if (pair.name().equals(name)) {
                return pair.value();
            }
        }
        return null;
    }

    /**
     * Returns the names of the parameters that are not read, for a list in a header field: separators and controls
     * are percent-encoded, a long name is cut off, and {@code ...} stands for more than eight.
     */
    public List<String> namesBeside(Set<String> known) {
        Set<String> others = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            if (!known.contains(pair.name())) {
                String name = Percent.encode(pair.name(), QueryString::isShownAsItIs);
                others.add(Printable.cut(name, SHOWN_LENGTH));
                if (others.size() > SHOWN_NAMES) {
                    List<String> shown = new ArrayList<>(List.copyOf(others).subList(0, SHOWN_NAMES));
                    shown.add(LEFT_OUT);
                    return shown;
                }
            }
        }
        return List.copyOf(others);
    }

    /** Returns whether a byte is unreserved (RFC 3986, section 2.3), or at home in the names that forms have. */
    private static boolean isShownAsItIs(int value) {
        return (value < 0x80 && Character.isLetterOrDigit(value)) || "-._~!$'()*:@[]/".indexOf(value) >= 0;
    }
}
