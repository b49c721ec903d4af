package io.hamms.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is printed to standard error meanwhile, which holds every warning and every uncaught exception. */
public final class StandardError implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private StandardError() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    public static StandardError capture() {
        return new StandardError();
    }

    /** Returns what was printed so far. */
    public String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Prints again to where it was printed before. */
    @Override
    public void close() {
        System.setErr(before);
    }
}
