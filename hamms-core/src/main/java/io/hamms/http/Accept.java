package io.hamms.http;

import io.hamms.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Accept} fields of a request (RFC 9110, section 12.5.1). A range with parameters, such as
 * {@code text/html;level=1}, counts as the range without them: the client can process the type.
 */
public final class Accept {

    private static final Pattern WEIGHT = Pattern.compile("[01]|[01]?\\.\\d{1,9}|[01]\\.");

    private static final Comparator<Range> LIKED = Comparator.comparingDouble(Range::weight)
            .thenComparingInt(Range::exactness)
            .thenComparing(Range::position, Comparator.reverseOrder());

    private final List<Range> ranges = new ArrayList<>();

    /** Reads the fields' values, joined by commas. */
    public Accept(String fields) {
        for (String element : split(fields.toLowerCase(Locale.ROOT), ',')) {
            List<String> parts = split(element, ';');
            String range = parts.get(0);
            if (range.indexOf('/') > 0) {
                ranges.add(new Range(range, weight(parts), ranges.size()));
            }
        }
    }

    private record Range(String types, double weight, int position) {

        int exactness() {
            return types.equals("*/*") ? 0 : types.endsWith("/*") ? 1 : 2;
        }

        boolean covers(String type) {
            return switch (exactness()) {
                case 0 -> true;
                case 1 -> type.startsWith(types.substring(0, types.length() - 1));
                default -> type.equals(types);
            };
        }
    }

    /** Reads the fields; a request without one accepts every type (section 12.4.1). */
    public static Accept of(HeaderFields headers) {
        return headers.contains("Accept") ? new Accept(String.join(",", headers.all("Accept"))) : new Accept("*/*");
    }

    /** Returns whether a media type is allowed. */
    public boolean allows(String type) {
        Range range = rangeOf(type);
        return range != null && range.weight() > 0;
    }

    /**
     * Returns the media type of greatest weight; of several, the one with the most specific range, then the one named
     * first. If none is acceptable, returns the first one offered.
     */
    public String best(List<String> offered) {
        String best = offered.get(0);
        Range bestRange = null;
        for (String type : offered) {
            Range range = rangeOf(type);
            if (range != null && range.weight() > 0 && (bestRange == null || LIKED.compare(range, bestRange) > 0)) {
                best = type;
                bestRange = range;
            }
        }
        return best;
    }

    /** Returns the most specific range that matches a type. */
    private @Nullable Range rangeOf(String type) {
        Range exactest = null;
        for (Range range : ranges) {
            if (range.covers(type) && (exactest == null || range.exactness() > exactest.exactness())) {
                exactest = range;
            }
        }
        return exactest;
    }

    /** Returns the weight among the parameters of a range; 1 if there is none, or none that is valid. */
    private static double weight(List<String> parts) {
        for (String part : parts) {
            if (part.startsWith("q=") && WEIGHT.matcher(part.substring(2)).matches()) {
                return Math.min(1, Numbers.decimal(part.substring(2)).doubleValue());
            }
        }
        return 1;
    }

    /** Splits at a character outside quoted strings, and strips white space from the parts. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
