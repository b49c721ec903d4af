package io.hamms.cli;

import io.hamms.text.ErrorText;
import org.jspecify.annotations.Nullable;

/** Thrown for a call that cannot be carried out; its message is one line, with what was typed and what was expected. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String what, String expected) {
        this(what, expected, null);
    }

    UsageException(String what, String expected, @Nullable Throwable cause) {
        this(ErrorText.of(what, expected), cause);
    }

    private UsageException(String line, @Nullable Throwable cause) {
        super(line, cause);
    }

    /** Returns an exception with a message of picocli's. */
    static UsageException of(Throwable cause) {
        return new UsageException(String.valueOf(cause.getMessage()), cause);
    }

    /**
     * Returns the line, and where to read on.
     *
     * @param command the command's name, with those of the commands it belongs to
     */
    String complaint(String command) {
        return String.valueOf(getMessage()).replaceAll("\\s*\\R\\s*", " ") + "; see " + command + " --help";
    }
}
