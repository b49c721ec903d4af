package io.hamms.fault;

import static java.util.Objects.requireNonNull;

import io.hamms.http.HeaderField;
import io.hamms.http.InterimResponse;
import io.hamms.http.JsonWriter;
import io.hamms.http.QueryString;
import io.hamms.text.Numbers;
import io.hamms.text.Times;
import io.hamms.text.Utf8;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that a request may set in its query: typed, bounded, with a default.
 *
 * @param <T> the type of the value
 */
public abstract sealed class Parameter<T> permits ParameterKind {

    static final String INTEGER = "integer";
    static final String FRACTION = "fraction";
    static final String SECONDS = "seconds";

    private final String name;
    private final String type;
    private final T defaultValue;
    private final String defaultText;
    private final String expected;
    private final String description;

    Parameter(String name, String type, T defaultValue, String defaultText, String expected, String description) {
        this.name = requireNonNull(name, "name");
        this.type = type;
        this.defaultValue = defaultValue;
        this.defaultText = defaultText;
        this.expected = expected;
        this.description = requireNonNull(description, "description");
    }

    /** Returns a whole number from {@code min} to {@code max}. */
    public static Parameter<Integer> integer(String name, int defaultValue, int min, int max, String description) {
        return NumberParameter.Whole.of(name, defaultValue, min, max, description);
    }

    /** Returns a time from 0 to {@code max} seconds, fractions allowed; {@code 250ms} is 0.25. */
    public static Parameter<Duration> seconds(String name, int defaultSeconds, int max, String description) {
        return NumberParameter.Time.of(name, BigDecimal.valueOf(defaultSeconds), BigDecimal.ZERO, max, description);
    }

    /** Returns a time from {@code min} to {@code max} seconds; default and minimum are decimal numbers. */
    public static Parameter<Duration> seconds(
            String name, String defaultSeconds, String min, int max, String description) {
        return NumberParameter.Time.of(name, Numbers.decimal(defaultSeconds), Numbers.decimal(min), max, description);
    }

    /** Returns a whole number from {@code min} to {@code max}, of bytes for example. */
    public static Parameter<Long> count(String name, long defaultValue, long min, long max, String description) {
        return NumberParameter.Count.of(name, defaultValue, min, max, description);
    }

    /** Returns a fraction from 0 to 1. */
    public static Parameter<Double> fraction(String name, double defaultValue, String description) {
        return NumberParameter.Fraction.of(name, defaultValue, description);
    }

    /** Returns a constant of an enum; in a query in lower case with hyphens; {@code _417} is 417, {@code _1_0} 1.0. */
    public static <E extends Enum<E>> Parameter<E> choice(String name, E defaultValue, String description) {
        return ParameterKind.Choice.of(name, defaultValue, description);
    }

    /** Returns {@code true} or {@code false}. */
    public static Parameter<Boolean> flag(String name, boolean defaultValue, String description) {
        return ParameterKind.Flag.of(name, defaultValue, description);
    }

    /** Returns a text of at most {@code maxBytes} bytes of UTF-8. */
    public static Parameter<String> text(String name, String defaultValue, int maxBytes, String description) {
        return TextParameter.of(name, "a text", TextParameter.ANY, defaultValue, maxBytes, description);
    }

    /**
     * Returns any bytes, at most {@code maxBytes} of them, written in hexadecimal digits after {@code hex:}, in Base64
     * after {@code base64:}, or as a text; the default is in ASCII.
     */
    public static Parameter<byte[]> bytes(String name, String defaultValue, int maxBytes, String description) {
        return BytesParameter.of(name, defaultValue, maxBytes, description);
    }

    /** Returns a text of at most {@code maxBytes} bytes that is valid as a header field's name. */
    public static Parameter<String> token(String name, String defaultValue, int maxBytes, String description) {
        return TextParameter.of(name, "a token", TextParameter.TOKEN, defaultValue, maxBytes, description);
    }

    /** Returns a text of at most {@code maxBytes} bytes that is valid as a header field's value. */
    public static Parameter<String> fieldValue(String name, String defaultValue, int maxBytes, String description) {
        return TextParameter.of(name, "printable ASCII", TextParameter.VALUE, defaultValue, maxBytes, description);
    }

    /** Returns header or trailer fields: one for each occurrence of the parameter, or for each line of its value. */
    public static Parameter<List<HeaderField>> fields(String name, String description) {
        return LinesParameter.Fields.of(name, description);
    }

    /** Returns interim responses: each is a line with its status, and a line for each of its fields. */
    public static Parameter<List<InterimResponse>> interim(String name, String description) {
        return LinesParameter.Interim.of(name, description);
    }

    /** Returns the seed of a repeatable random sequence; by default there is none. */
    public static Parameter<OptionalLong> seed() {
        return ParameterKind.Seed.of("seed", "the seed of a repeatable random sequence");
    }

    /** Returns the rate in bytes per second; {@code max}, the default, is as fast as the client reads. */
    public static Parameter<OptionalLong> rate() {
        return rate("rate", "how many bytes are sent per second");
    }

    /** Returns a rate in bytes per second; {@code max}, the default, is without a limit. */
    static Parameter<OptionalLong> rate(String name, String description) {
        return ParameterKind.Rate.of(name, 100_000_000, description);
    }

    /** Returns a position in a request, as a list of at most one; empty by default. */
    public static Parameter<List<Offset>> requestOffset(String name, String description) {
        return OffsetParameter.of(name, 1, false, description);
    }

    /** Returns the name in the query. */
    public String name() {
        return name;
    }

    /**
     * Returns the type of value: {@code integer}, {@code seconds}, {@code fraction},
     * {@code choice}, {@code flag}, {@code text}, {@code bytes}, {@code offset}, {@code fields} or {@code interim}.
     */
    public String type() {
        return type;
    }

    /** Returns the value for requests without it. */
    public T defaultValue() {
        return defaultValue;
    }

    /** Returns the default, written as in a query. */
    public String defaultText() {
        return defaultText;
    }

    /** Returns which values are accepted, as a noun phrase. */
    public String expected() {
        return expected;
    }

    /** Returns the description. */
    public String description() {
        return description;
    }

    /** Writes a value in query notation as JSON: a number, a boolean or a string. */
    public void writeValue(JsonWriter json, String text) {
        if (defaultValue instanceof Boolean) {
            json.writeBoolean(text.equals("true"));
            return;
        }
        try {
            switch (type) {
                case INTEGER, FRACTION -> json.writeNumber(Numbers.decimal(text).toString());
                case SECONDS -> json.writeNumber(Times.seconds(text).toString());
                default -> json.writeString(text);
            }
        } catch (NumberFormatException e) {
            // It has a value that is none, such as a range or "max".
            json.writeString(text);
        }
    }

    /**
     * Converts percent-decoded bytes to the text for {@link #read}.
     *
     * @throws IllegalArgumentException if they are not UTF-8, but must be
     */
    String text(byte[] decoded) {
        return Utf8.text(decoded);
    }

    /**
     * Parses a value.
     *
     * @throws BadParameterException if it is not one of the {@link #expected()} values
     */
    abstract T read(String text);

    /** Returns what this parameter can read of a query, null if it is not there; throws as {@link #read}. */
    @Nullable
    String textIn(QueryString query) {
        String value = query.raw(name);
        try {
            return value == null ? null : text(QueryString.decoded(value));
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(value));
        }
    }

    /** Returns whether all of its occurrences in a query count; else only the first does. */
    boolean isRepeatable() {
        return false;
    }

    BadParameterException refuse(String text) {
        return new BadParameterException(name, text, expected);
    }
}
