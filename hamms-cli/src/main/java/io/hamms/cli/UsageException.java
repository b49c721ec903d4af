package io.hamms.cli;

import org.jspecify.annotations.Nullable;

/** Says that a command was told what it cannot do: in one line, what was typed and what was expected. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String what) {
        this(what, null);
    }

    UsageException(String what, @Nullable Throwable cause) {
        super(what, cause);
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
