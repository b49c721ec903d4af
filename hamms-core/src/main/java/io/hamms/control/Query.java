package io.hamms.control;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a request's target. */
final class Query {

    private static final int MAX_PARAMETERS = 32;

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    static Query of(String target) {
        try {
            return new Query(
                    new QueryStringDecoder(target, StandardCharsets.UTF_8, true, MAX_PARAMETERS, true).parameters());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "query", target.replaceFirst("^[^?]*\\??", ""), "percent-encoded UTF-8");
        }
    }

    /** Refuses a name that is none of these, so that a slip of the pen does not pass for a filter. */
    Query only(String... names) {
        for (String given : values.keySet()) {
            if (!List.of(names).contains(given)) {
                throw Refusal.of(
                        400, given, "no such parameter", names.length == 0 ? "none" : String.join(", ", names));
            }
        }
        return this;
    }

    /** Returns a value, null without one; of a repeated name the first counts. */
    @Nullable
    String text(String name) {
        List<String> given = values.get(name);
        return given == null ? null : given.get(0);
    }

    int integer(String name, int otherwise, int min, int max) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, as any number out of range.
        }
        throw Refusal.of(400, name, text, "an integer from " + min + " to " + max);
    }

    String choice(String name, String otherwise, List<String> words) {
        String text = text(name);
        if (text != null && !words.contains(text)) {
            throw Refusal.of(400, name, text, "one of " + String.join(", ", words));
        }
        return text == null ? otherwise : text;
    }
}
