package io.hamms.text;

/** The grammar of all messages about rejected values: {@code name: value (expected: ...)}. */
public final class ErrorText {

    /** What separates the rejected value from what was expected. */
    public static final String EXPECTED = " (expected: ";

    private ErrorText() {}

    /** Returns the message about a value. */
    public static String of(String name, String value, String expected) {
        return of(subject(name, value), expected);
    }

    /** Returns what a message is about: a name and its value, {@code nothing} for an empty one. */
    public static String subject(String name, String value) {
        return name + ": " + (value.isEmpty() ? "nothing" : value);
    }

    /** Returns the message about anything else, such as {@code cannot listen on 5500}. */
    public static String of(String what, String expected) {
        return what + EXPECTED + expected + ")";
    }
}
