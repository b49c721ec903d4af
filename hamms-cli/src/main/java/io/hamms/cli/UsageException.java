package io.hamms.cli;

import io.hamms.text.ErrorText;
import org.jspecify.annotations.Nullable;

/** Thrown for invalid usage; its message is one line with the input and what was expected. */
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

    /** Returns an exception with picocli's message. */
    static UsageException of(Throwable cause) {
        return new UsageException(String.valueOf(cause.getMessage()), cause);
    }

    /**
     * Returns the message with a hint at the command's help.
     *
     * @param name the name by which the program was called
     * @param subcommand the command after that name, with a space before it; empty without one
     */
    String complaint(CommandName name, String subcommand) {
        String line = String.valueOf(getMessage()).replaceAll("\\s*\\R\\s*", " ");
        // What was typed stands before that, as it was typed.
        int advice = line.indexOf(ErrorText.EXPECTED);
        int end = advice < 0 ? line.length() : advice;
        return line.substring(0, end) + name.in(line.substring(end) + "; see {hamms}" + subcommand + " --help");
    }
}
