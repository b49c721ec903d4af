package io.hamms.fault;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Something that a request may set in its query: typed, with a default, within bounds.
 *
 * @param <T> what the text becomes
 */
public abstract sealed class Parameter<T> {

    private final String name;
    private final String type;
    private final T defaultValue;
    private final String defaultText;
    private final String expected;
    private final String description;

    private Parameter(
            String name, String type, T defaultValue, String defaultText, String expected, String description) {
        this.name = requireNonNull(name, "name");
        this.type = type;
        this.defaultValue = defaultValue;
        this.defaultText = defaultText;
        this.expected = expected;
        this.description = requireNonNull(description, "description");
    }

    /** Returns a whole number from {@code min} to {@code max}. */
    public static Parameter<Integer> integer(String name, int defaultValue, int min, int max, String description) {
        return new Whole(name, defaultValue, min, max, description);
    }

    /** Returns a time in seconds, fractions allowed, from 0 to {@code max} seconds. */
    public static Parameter<Duration> seconds(String name, int defaultSeconds, int max, String description) {
        return new Time(name, "seconds", defaultSeconds, 0, max, description);
    }

    /** Returns a time in milliseconds, fractions allowed, from {@code min} to {@code max} milliseconds. */
    public static Parameter<Duration> millis(String name, int defaultMillis, int min, int max, String description) {
        return new Time(name, "milliseconds", defaultMillis, min, max, description);
    }

    /** Returns a text of at most {@code maxBytes} bytes of UTF-8. */
    public static Parameter<String> text(String name, String defaultValue, int maxBytes, String description) {
        return new Text(name, defaultValue, maxBytes, description);
    }

    /** Returns the name in the query. */
    public String name() {
        return name;
    }

    /** Returns the kind of value: {@code integer}, {@code seconds}, {@code milliseconds} or {@code text}. */
    public String type() {
        return type;
    }

    /** Returns what counts where the request says nothing. */
    public T defaultValue() {
        return defaultValue;
    }

    /** Returns the default as it would stand in a query. */
    public String defaultText() {
        return defaultText;
    }

    /** Returns which values are accepted, as a noun phrase. */
    public String expected() {
        return expected;
    }

    /** Returns what the value decides. */
    public String description() {
        return description;
    }

    /**
     * Reads a value.
     *
     * @throws BadParameterException if it is not one of the {@link #expected()} values
     */
    abstract T read(String text);

    BadParameterException refuse(String text) {
        return new BadParameterException(name, text, expected);
    }

    private static final class Whole extends Parameter<Integer> {

        private final int min;
        private final int max;

        Whole(String name, int defaultValue, int min, int max, String description) {
            super(
                    name,
                    "integer",
                    defaultValue,
                    Integer.toString(defaultValue),
                    "an integer from " + min + " to " + max,
                    description);
            this.min = min;
            this.max = max;
        }

        @Override
        Integer read(String text) {
            try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Refused below, as any other value out of range.
            }
            throw refuse(text);
        }
    }

    private static final class Time extends Parameter<Duration> {

        private final long unitNanos;
        private final BigDecimal min;
        private final BigDecimal max;

        Time(String name, String unit, int defaultValue, int min, int max, String description) {
            super(
                    name,
                    unit,
                    Duration.ofNanos(defaultValue * nanosOf(unit)),
                    Integer.toString(defaultValue),
                    "a number of " + unit + " from " + min + " to " + max,
                    description);
            this.unitNanos = nanosOf(unit);
            this.min = BigDecimal.valueOf(min);
            this.max = BigDecimal.valueOf(max);
        }

        private static long nanosOf(String unit) {
            return unit.equals("seconds") ? 1_000_000_000L : 1_000_000L;
        }

        @Override
        Duration read(String text) {
            try {
                // BigDecimal, since Double would also take NaN, Infinity, 5d and 0x1p3 for numbers.
                BigDecimal value = new BigDecimal(text);
                if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                    return Duration.ofNanos((long) (value.doubleValue() * unitNanos));
                }
            } catch (NumberFormatException e) {
                // Refused below, as any other value out of range.
            }
            throw refuse(text);
        }
    }

    private static final class Text extends Parameter<String> {

        private final int maxBytes;

        Text(String name, String defaultValue, int maxBytes, String description) {
            super(name, "text", defaultValue, defaultValue, "a text of at most " + maxBytes + " bytes", description);
            this.maxBytes = maxBytes;
        }

        @Override
        String read(String text) {
            if (text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
                throw refuse(text);
            }
            return text;
        }
    }
}
