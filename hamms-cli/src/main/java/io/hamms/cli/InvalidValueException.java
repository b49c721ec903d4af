package io.hamms.cli;

import picocli.CommandLine.TypeConversionException;

/** Thrown by a converter for an unexpected value; picocli keeps it as the cause of its own exception. */
final class InvalidValueException extends TypeConversionException {

    private static final long serialVersionUID = 1L;

    private final String expected;

    InvalidValueException(String expected) {
        super(expected);
        this.expected = expected;
    }

    String expected() {
        return expected;
    }
}
