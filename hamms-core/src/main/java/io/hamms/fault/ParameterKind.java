package io.hamms.fault;

import io.hamms.text.Numbers;
import io.hamms.text.Words;
import java.util.OptionalLong;

/**
 * A kind of {@link Parameter}. Each kind creates its own parameters: a class that created those of all kinds would load
 * all kinds with the first parameter.
 *
 * @param <T> the type of the value
 */
abstract non-sealed class ParameterKind<T> extends Parameter<T> {

    ParameterKind(String name, String type, T defaultValue, String defaultText, String expected, String description) {
        super(name, type, defaultValue, defaultText, expected, description);
    }

    static final class Choice<E extends Enum<E>> extends ParameterKind<E> {

        private final E[] values;

        private Choice(String name, E value, String description) {
            super(name, "choice", value, spelled(value), "one of " + all(value.getDeclaringClass()), description);
            this.values = value.getDeclaringClass().getEnumConstants();
        }

        static <E extends Enum<E>> Parameter<E> of(String name, E value, String description) {
            return new Choice<>(name, value, description);
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

        private Flag(String name, boolean value, String description) {
            super(name, "flag", value, Boolean.toString(value), "true or false", description);
        }

        static Parameter<Boolean> of(String name, boolean value, String description) {
            return new Flag(name, value, description);
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

        private Seed(String name, String description) {
            super(name, INTEGER, OptionalLong.empty(), "", "an integer of 64 bits, or nothing", description);
        }

        static Parameter<OptionalLong> of(String name, String description) {
            return new Seed(name, description);
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

        private Rate(String name, long max, String description) {
            super(name, INTEGER, OptionalLong.empty(), UNLIMITED, "max, or an integer from 1 to " + max, description);
            this.max = max;
        }

        static Parameter<OptionalLong> of(String name, long max, String description) {
            return new Rate(name, max, description);
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
