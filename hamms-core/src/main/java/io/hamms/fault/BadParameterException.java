package io.hamms.fault;

import java.io.Serial;

/** Thrown for a parameter's value that is not one of those expected. */
public final class BadParameterException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int SHOWN_LENGTH = 100;

    private final String parameter;
    private final String value;
    private final String expected;

    /** Creates the exception; of a long value, the message and {@link #value()} keep the beginning. */
    public BadParameterException(String parameter, String value, String expected) {
        super(parameter + ": " + shown(value) + " (expected: " + expected + ")");
        this.parameter = parameter;
        this.value = shown(value);
        this.expected = expected;
    }

    /** Returns the parameter's name. */
    public String parameter() {
        return parameter;
    }

    /** Returns what the request said. */
    public String value() {
        return value;
    }

    /** Returns what it might have said. */
    public String expected() {
        return expected;
    }

    private static String shown(String value) {
        return value.length() <= SHOWN_LENGTH ? value : value.substring(0, SHOWN_LENGTH) + "...";
    }
}
