package io.hamms.cli.audit;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * The environment of {@code hamms audit}.
 *
 * @param out the stream for the report
 * @param err the stream for progress
 * @param isPainted whether the report has colours
 * @param width returns the width of the report
 * @param isProgressRewritten returns whether progress goes to a terminal, on which a line can be rewritten
 * @param lifetime how long a mode is served to reproduce a verdict
 * @param command the name by which the program was called
 */
public record AuditConsole(
        PrintStream out,
        PrintStream err,
        boolean isPainted,
        IntSupplier width,
        BooleanSupplier isProgressRewritten,
        Lifetime lifetime,
        String command) {

    /** The event that ends serving. */
    @FunctionalInterface
    public interface Lifetime {

        /**
         * Waits for the end.
         *
         * @param announce prints that the mode is served
         * @param close releases what is held; called once the end has come
         */
        void await(Runnable announce, Runnable close) throws InterruptedException;
    }

    /** Returns an empty text of this width. */
    Paragraphs paragraphs() {
        return new Paragraphs(width.getAsInt());
    }

    String bold(String text) {
        return painted("1", text);
    }

    String faint(String text) {
        return painted("2", text);
    }

    String red(String text) {
        return painted("1;31", text);
    }

    String yellow(String text) {
        return painted("33", text);
    }

    String green(String text) {
        return painted("32", text);
    }

    private String painted(String how, String text) {
        return isPainted ? "\u001b[" + how + "m" + text + "\u001b[0m" : text;
    }
}
