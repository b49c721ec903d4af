package io.hamms.fault;

import io.hamms.error.InvalidOptionException;
import io.hamms.text.Printable;
import java.io.Serial;

/**
 * Thrown for an invalid value of a parameter, for a parameter that a mode does not have, and for
 * an invalid step of a scenario.
 */
public final class BadParameterException extends InvalidOptionException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int SHOWN_LENGTH = 100;

    private final boolean isOfMode;
    private final String parameter;
    private final String argument;

    /** Creates the exception; the message and {@link #value()} keep only the beginning of a long value. */
    public BadParameterException(String parameter, String value, String expected) {
        this(parameter, value, expected, true, parameter, value);
    }

    private BadParameterException(
            String option, String value, String expected, boolean isOfMode, String parameter, String argument) {
        super(option, Printable.cut(value, SHOWN_LENGTH), expected);
        this.isOfMode = isOfMode;
        this.parameter = Printable.cut(parameter, SHOWN_LENGTH);
        this.argument = Printable.cut(argument, SHOWN_LENGTH);
    }

    /**
     * Returns an exception that does not concern a parameter's value.
     *
     * @param part what it concerns, such as {@code step}
     */
    public static BadParameterException about(String part, String value, String expected) {
        return new BadParameterException(part, value, expected, false, part, value);
    }

    /**
     * Returns an exception about a parameter that is not known, which is the {@link #value()} of the message.
     *
     * @param argument the value given to it
     */
    public static BadParameterException unknown(String name, String argument, String expected) {
        return new BadParameterException("parameter", name, expected, false, name, argument);
    }

    /** Returns the parameter's name, known or not, or what else was wrong, such as {@code step}. */
    public String parameter() {
        return parameter;
    }

    /** Returns the value given to {@link #parameter()}. */
    public String argument() {
        return argument;
    }

    /** Returns whether a known parameter has a wrong value: that of {@link #value()}. */
    public boolean isOfMode() {
        return isOfMode;
    }
}
