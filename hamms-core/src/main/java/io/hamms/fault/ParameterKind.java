package io.hamms.fault;

import io.hamms.text.Numbers;
import io.hamms.text.Times;
import io.hamms.text.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalLong;

/** The kinds of {@link Parameter}. */
abstract non-sealed class ParameterKind<T> extends Parameter<T> {

    ParameterKind(String name, String type, T defaultValue, String defaultText, String expected, String description) {
        super(name, type, defaultValue, defaultText, expected, description);
    }

    /** A number within bounds. */
    private abstract static class Bounded<T> extends ParameterKind<T> {

        private final BigDecimal min;
        private final BigDecimal max;

        Bounded(String name, String type, T value, String text, String noun, long min, long max, String description) {
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

        Bounded(
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
    }

    static final class Whole extends Bounded<Integer> {

        Whole(String name, int value, int min, int max, String description) {
            super(name, "integer", value, Integer.toString(value), "an integer", min, max, description);
        }

        @Override
        Integer convert(BigDecimal number) {
            return number.intValueExact();
        }
    }

    static final class Count extends Bounded<Long> {

        Count(String name, long value, long min, long max, String description) {
            super(name, "integer", value, Long.toString(value), "an integer", min, max, description);
        }

        @Override
        Long convert(BigDecimal number) {
            return number.longValueExact();
        }
    }

    static final class Fraction extends Bounded<Double> {

        Fraction(String name, double value, String description) {
            super(name, "fraction", value, Double.toString(value), "a number", 0, 1, description);
        }

        @Override
        Double convert(BigDecimal number) {
            return number.doubleValue();
        }
    }

    static final class Time extends Bounded<Duration> {

        Time(String name, BigDecimal value, BigDecimal min, int max, String description) {
            super(
                    name,
                    "seconds",
                    duration(value),
                    value.toString(),
                    "a time from " + min + " to " + max + " seconds, such as 0.25 or 250ms",
                    min,
                    BigDecimal.valueOf(max),
                    description);
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

    static final class Choice<E extends Enum<E>> extends ParameterKind<E> {

        private final E[] values;

        Choice(String name, E value, String description) {
            super(name, "choice", value, spelled(value), "one of " + all(value.getDeclaringClass()), description);
            this.values = value.getDeclaringClass().getEnumConstants();
        }

        private static String spelled(Enum<?> value) {
            String token = Words.token(value);
            return token.startsWith("-") ? token.substring(1).replace('-', '.') : token;
        }

        private static <E extends Enum<E>> String all(Class<E> type) {
            StringBuilder names = new StringBuilder();
            for (E value : type.getEnumConstants()) {
                names.append(names.isEmpty() ? "" : ", ").append(spelled(value));
            }
            return names.toString();
        }

        @Override
        E read(String text) {
            for (E value : values) {
                if (spelled(value).equals(text)) {
                    return value;
                }
            }
            throw refuse(text);
        }
    }

    static final class Flag extends ParameterKind<Boolean> {

        Flag(String name, boolean value, String description) {
            super(name, "flag", value, Boolean.toString(value), "true or false", description);
        }

        @Override
        Boolean read(String text) {
            if (text.equals("true") || text.equals("false")) {
                return text.equals("true");
            }
            throw refuse(text);
        }
    }

    static final class Seed extends ParameterKind<OptionalLong> {

        Seed(String name, String description) {
            super(name, "integer", OptionalLong.empty(), "", "an integer of 64 bits, or nothing", description);
        }

        @Override
        OptionalLong read(String text) {
            try {
                return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Numbers.whole(text));
            } catch (NumberFormatException e) {
                throw refuse(text);
            }
        }
    }

    static final class Rate extends ParameterKind<OptionalLong> {

        private static final String UNLIMITED = "max";

        private final long max;

        Rate(String name, long max, String description) {
            super(name, "integer", OptionalLong.empty(), UNLIMITED, "max, or an integer from 1 to " + max, description);
            this.max = max;
        }

        @Override
        OptionalLong read(String text) {
            if (text.equals(UNLIMITED)) {
                return OptionalLong.empty();
            }
            try {
                long rate = Numbers.whole(text);
                if (rate >= 1 && rate <= max) {
                    return OptionalLong.of(rate);
                }
            } catch (NumberFormatException e) {
                // Refused below.
            }
            throw refuse(text);
        }
    }
}
