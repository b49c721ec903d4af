package io.hamms.control;

import io.hamms.fault.Arguments;
import io.hamms.http.QueryString;
import io.hamms.text.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of a request's target. */
final class QueryParameters {

    private final QueryString values;

    private QueryParameters(QueryString values) {
        this.values = values;
    }

    static QueryParameters of(String target) {
        return new QueryParameters(QueryString.ofTarget(target));
    }

    /** Rejects every other name, so that a typo is not silently ignored. */
    QueryParameters only(String... names) {
        for (String given : values.names()) {
            if (!List.of(names).contains(given)) {
                throw ProblemException.of(
                        400, given, "no such parameter", names.length == 0 ? "none" : String.join(", ", names));
            }
        }
        return this;
    }

    /** Returns the first value with a name, null if there is none. */
    @Nullable
    String text(String name) {
        return Arguments.text(values, name);
    }

    int integer(String name, int otherwise, int min, int max) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Numbers.integer(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Rejected below like any number out of range.
        }
        throw ProblemException.of(400, name, text, "an integer from " + min + " to " + max);
    }

    String choice(String name, String otherwise, List<String> words) {
        String text = text(name);
        if (text != null && !words.contains(text)) {
            throw ProblemException.of(400, name, text, "one of " + String.join(", ", words));
        }
        return text == null ? otherwise : text;
    }
}
