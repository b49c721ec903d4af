package io.hamms.fault;

import io.hamms.http.HeaderField;
import io.hamms.http.InterimResponse;
import io.hamms.http.QueryString;
import io.hamms.text.Numbers;
import io.hamms.text.Utf8;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one kind; a parameter that is repeated has one value with a line for each.
 *
 * @param <T> what the lines stand for
 */
abstract class LinesParameter<T> extends ParameterKind<List<T>> {

    private static final int MAX_BYTES = 16 * 1024;
    private static final String LIMIT = "; repeatable, at most " + MAX_BYTES + " bytes";

    private LinesParameter(String name, String type, String expected, String description) {
        super(name, type, List.of(), "", expected + LIMIT, description);
    }

    /** Reads lines; throws IllegalArgumentException if they are not of this kind. */
    abstract List<T> parse(List<String> lines);

    @Override
    final List<T> read(String text) {
        if (text.length() <= MAX_BYTES) {
            try {
                return List.copyOf(parse(text.lines().toList()));
            } catch (IllegalArgumentException e) {
                // Refused below.
            }
        }
        throw refuse(text);
    }

    @Override
    @Nullable
    final String textIn(QueryString query) {
        List<String> values = query.allRaw(name());
        try {
            List<String> lines = new ArrayList<>();
            for (String value : values) {
                lines.add(Utf8.text(QueryString.decoded(value)));
            }
            return lines.isEmpty() ? null : String.join("\n", lines);
        } catch (IllegalArgumentException e) {
            throw refuse(String.join("\n", values));
        }
    }

    @Override
    final boolean isRepeatable() {
        return true;
    }

    private static HeaderField field(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon);
        String value = line.substring(colon + 1).strip();
        if (!TextParameter.TOKEN.matcher(name).matches()
                || !TextParameter.VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(line);
        }
        return new HeaderField(name, value);
    }

    /** Header or trailer fields. */
    static final class Fields extends LinesParameter<HeaderField> {

        private Fields(String name, String description) {
            super(name, "fields", "`Name: value` in printable ASCII", description);
        }

        static Parameter<List<HeaderField>> of(String name, String description) {
            return new Fields(name, description);
        }

        @Override
        List<HeaderField> parse(List<String> lines) {
            return lines.stream().map(LinesParameter::field).toList();
        }
    }

    /** Interim responses. */
    static final class Interim extends LinesParameter<InterimResponse> {

        private Interim(String name, String description) {
            super(name, "interim", "a status from 100 to 199, and lines `Name: value` after it", description);
        }

        static Parameter<List<InterimResponse>> of(String name, String description) {
            return new Interim(name, description);
        }

        @Override
        List<InterimResponse> parse(List<String> lines) {
            List<InterimResponse> responses = new ArrayList<>();
            for (String line : lines) {
                if (line.matches("1\\d\\d")) {
                    responses.add(new InterimResponse(Numbers.integer(line)));
                } else if (responses.isEmpty()) {
                    throw new IllegalArgumentException(line);
                } else {
                    responses.get(responses.size() - 1).add(field(line));
                }
            }
            return responses;
        }
    }
}
