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

    /** Creates the exception; the message and {@link #value()} keep only the beginning of a long value. */
    public BadParameterException(String parameter, String value, String expected) {
        this(parameter, value, expected, true);
    }

    private BadParameterException(String parameter, String value, String expected, boolean isOfMode) {
        super(parameter, Printable.cut(value, SHOWN_LENGTH), expected);
        this.isOfMode = isOfMode;
    }

    /**
     * Returns an exception that does not concern a parameter's value.
     *
     * @param part what it concerns, such as {@code step}
     */
    public static BadParameterException about(String part, String value, String expected) {
        return new BadParameterException(part, value, expected, false);
    }

    /** Returns the parameter's name, or what else was wrong, such as {@code step}. */
    public String parameter() {
        return option();
    }

    /** Returns whether {@link #parameter()} is the name of a parameter, and {@link #value()} the value given to it. */
    public boolean isOfMode() {
        return isOfMode;
    }
}
