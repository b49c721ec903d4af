package io.hamms.cli;

import picocli.CommandLine.TypeConversionException;

/** Thrown by a converter for a value that is not one of those expected; picocli passes it on as a cause. */
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
