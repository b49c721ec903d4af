package io.hamms.fault;

import io.hamms.error.InvalidOptionException;
import io.hamms.text.Printable;
import java.io.Serial;

/**
 * Thrown for a parameter's value that is not one of those expected, for a parameter that a mode does not have, and for
 * a part of a script that is not written as a step is.
 */
public final class BadParameterException extends InvalidOptionException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int SHOWN_LENGTH = 100;

    private final boolean isOfMode;

    /** Creates the exception; of a long value, the message and {@link #value()} keep the beginning. */
    public BadParameterException(String parameter, String value, String expected) {
        this(parameter, value, expected, true);
    }

    private BadParameterException(String parameter, String value, String expected, boolean isOfMode) {
        super(parameter, Printable.cut(value, SHOWN_LENGTH), expected);
        this.isOfMode = isOfMode;
    }

    /**
     * Returns the exception for what is not a parameter's value.
     *
     * @param part what it is instead, such as {@code step}
     */
    public static BadParameterException about(String part, String value, String expected) {
        return new BadParameterException(part, value, expected, false);
    }

    /** Returns the parameter's name, or what was wrong instead, such as {@code step}. */
    public String parameter() {
        return option();
    }

    /** Returns whether {@link #parameter()} is the name of a parameter, and {@link #value()} the value given to it. */
    public boolean isOfMode() {
        return isOfMode;
    }
}
