package io.hamms.fault;

import io.hamms.text.Numbers;
import io.hamms.text.Times;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A number within bounds.
 *
 * @param <T> the type of the value
 */
abstract class NumberParameter<T> extends ParameterKind<T> {

    private final BigDecimal min;
    private final BigDecimal max;

    private NumberParameter(
            String name, String type, T value, String text, String noun, long min, long max, String description) {
        this(
                name,
                type,
                value,
                text,
                noun + " from " + min + " to " + max,
                BigDecimal.valueOf(min),
                BigDecimal.valueOf(max),
                description);
    }

    private NumberParameter(
            String name,
            String type,
            T value,
            String text,
            String expected,
            BigDecimal min,
            BigDecimal max,
            String description) {
        super(name, type, value, text, expected, description);
        this.min = min;
        this.max = max;
    }

    abstract T convert(BigDecimal number);

    BigDecimal number(String text) {
        return Numbers.decimal(text);
    }

    /** Parses it as BigDecimal, because Double would also accept NaN, Infinity, 5d and 0x1p3. */
    @Override
    final T read(String text) {
        try {
            BigDecimal number = number(text);
            if (number.compareTo(min) >= 0 && number.compareTo(max) <= 0) {
                return convert(number);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Rejected below like any number out of range.
        }
        throw refuse(text);
    }

    static final class Whole extends NumberParameter<Integer> {

        private Whole(String name, int value, int min, int max, String description) {
            super(name, INTEGER, value, Integer.toString(value), "an integer", min, max, description);
        }

        static Parameter<Integer> of(String name, int value, int min, int max, String description) {
            return new Whole(name, value, min, max, description);
        }

        @Override
        BigDecimal number(String text) {
            return BigDecimal.valueOf(Numbers.whole(text));
        }

        @Override
        Integer convert(BigDecimal number) {
            return number.intValueExact();
        }
    }

    static final class Count extends NumberParameter<Long> {

        private Count(String name, long value, long min, long max, String description) {
            super(name, INTEGER, value, Long.toString(value), "an integer", min, max, description);
        }

        static Parameter<Long> of(String name, long value, long min, long max, String description) {
            return new Count(name, value, min, max, description);
        }

        @Override
        BigDecimal number(String text) {
            return BigDecimal.valueOf(Numbers.whole(text));
        }

        @Override
        Long convert(BigDecimal number) {
            return number.longValueExact();
        }
    }

    static final class Fraction extends NumberParameter<Double> {

        private Fraction(String name, double value, String description) {
            super(name, FRACTION, value, Double.toString(value), "a number", 0, 1, description);
        }

        static Parameter<Double> of(String name, double value, String description) {
            return new Fraction(name, value, description);
        }

        @Override
        Double convert(BigDecimal number) {
            return number.doubleValue();
        }
    }

    static final class Time extends NumberParameter<Duration> {

        private Time(String name, BigDecimal value, BigDecimal min, int max, String description) {
            super(
                    name,
                    SECONDS,
                    duration(value),
                    value.toString(),
                    "a time from " + min + " to " + max + " seconds, such as 0.25 or 250ms",
                    min,
                    BigDecimal.valueOf(max),
                    description);
        }

        static Parameter<Duration> of(String name, BigDecimal value, BigDecimal min, int max, String description) {
            return new Time(name, value, min, max, description);
        }

        @Override
        BigDecimal number(String text) {
            return Times.seconds(text);
        }

        @Override
        Duration convert(BigDecimal number) {
            return duration(number);
        }

        private static Duration duration(BigDecimal seconds) {
            return Duration.ofNanos(seconds.movePointRight(9).longValue());
        }
    }
}
