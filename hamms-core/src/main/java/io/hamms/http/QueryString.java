package io.hamms.http;

import io.hamms.text.Printable;
import io.hamms.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query: {@code name=value}, separated by {@code &} or {@code ;}, percent-encoded, {@code +} for a
 * space. Request targets, forms, steps of scenarios and the command line use the same syntax.
 */
public final class QueryString {

    /** How many names of ignored parameters are shown, and how many characters of each. */
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

    /** A parameter as sent, with its name percent-decoded. */
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

    /** Returns the query of a request target, each character of which is a byte; empty without a query. */
    public static QueryString ofTarget(String target) {
        int query = target.indexOf('?');
        return new QueryString(query < 0 ? "" : target.substring(query + 1));
    }

    /** Returns the parameters of a form, each character of which is a byte. */
    public static QueryString ofForm(String content) {
        return new QueryString(content);
    }

    /**
     * Returns the query of a text in the syntax of a target; characters outside ASCII stand for their UTF-8 bytes.
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

    /** Returns the distinct names; in a name that is not UTF-8, U+00NN stands for each byte. */
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

    /** Returns the values of a parameter as sent, in their order. */
    public List<String> allRaw(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    /** Returns the value of a parameter as sent, null if it is missing; the first one if it is repeated. */
    public @Nullable String raw(String name) {
        for (Pair pair : pairs) {
            if (pair.name().equals(name)) {
                return pair.value();
            }
        }
        return null;
    }

    /** Returns the last value of a parameter as sent, by its name or by its name as {@link #ignored} returns it. */
    public String last(String name) {
        String value = "";
        for (Pair pair : pairs) {
            if (pair.name().equals(name) || shown(pair).equals(name)) {
                value = pair.value();
            }
        }
        return value;
    }

    private static String shown(Pair pair) {
        return Printable.cut(Percent.encode(pair.name(), QueryString::isShownAsItIs), SHOWN_LENGTH);
    }

    /**
     * Returns the names of unknown parameters, and of those that are repeated but not repeatable, for a list in a
     * header field: separators and controls are percent-encoded, long names are cut, and {@code ...} follows the first
     * eight.
     */
    public List<String> ignored(Set<String> known, Set<String> repeatable) {
        Set<String> others = new LinkedHashSet<>();
        Set<String> read = new HashSet<>();
        for (Pair pair : pairs) {
            boolean isRead = known.contains(pair.name()) && (repeatable.contains(pair.name()) || read.add(pair.name()));
            if (!isRead) {
                others.add(shown(pair));
                if (others.size() > SHOWN_NAMES) {
                    List<String> shown = new ArrayList<>(List.copyOf(others).subList(0, SHOWN_NAMES));
                    shown.add(LEFT_OUT);
                    return shown;
                }
            }
        }
        return List.copyOf(others);
    }

    /** Returns whether a byte is unreserved (RFC 3986, section 2.3), or common in the names of form fields. */
    private static boolean isShownAsItIs(int value) {
        return (value < 0x80 && Character.isLetterOrDigit(value)) || "-._~!$'()*:@[]/".indexOf(value) >= 0;
    }
}
