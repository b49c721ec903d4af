package io.hamms.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Captures standard error, where every warning and every uncaught exception is printed. */
public final class StandardError implements AutoCloseable {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private StandardError() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    public static StandardError capture() {
        return new StandardError();
    }

    /** Returns the text printed so far. */
    public String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Restores the previous stream. */
    @Override
    public void close() {
        System.setErr(before);
    }
}
