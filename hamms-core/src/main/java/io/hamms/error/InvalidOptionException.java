package io.hamms.error;

import io.hamms.text.ErrorText;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown for an invalid value of an option, a parameter or an argument. */
public class InvalidOptionException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String option;
    private final String value;
    private final String expected;

    /** Creates the exception; its message is {@code option: value (expected: ...)}. */
    public InvalidOptionException(String option, Object value, String expected) {
        this(option, value, expected, null);
    }

    /** Creates the exception with its cause. */
    public InvalidOptionException(String option, Object value, String expected, @Nullable Throwable cause) {
        super(ErrorText.of(option, value.toString(), expected), cause);
        this.option = option;
        this.value = value.toString();
        this.expected = expected;
    }

    /** Returns the option's name: that of the builder's method or of the parameter. */
    public final String option() {
        return option;
    }

    /** Returns the rejected value. */
    public final String value() {
        return value;
    }

    /** Returns which values are accepted, as a noun phrase. */
    public final String expected() {
        return expected;
    }
}
