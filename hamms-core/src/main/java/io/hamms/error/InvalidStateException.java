package io.hamms.error;

import io.hamms.text.ErrorText;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown for a call that the object's state does not allow. */
public final class InvalidStateException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String state;
    private final String expected;

    /** Creates the exception; its message is {@code name: state (expected: ...)}. */
    public InvalidStateException(String name, String state, String expected) {
        this(name, state, expected, null);
    }

    /** Creates the exception with its cause. */
    public InvalidStateException(String name, String state, String expected, @Nullable Throwable cause) {
        super(ErrorText.of(name, state, expected), cause);
        this.state = state;
        this.expected = expected;
    }

    /** Returns the state, such as {@code closed}. */
    public String state() {
        return state;
    }

    /** Returns the state in which the call is allowed. */
    public String expected() {
        return expected;
    }
}
