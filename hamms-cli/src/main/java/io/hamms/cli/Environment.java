package io.hamms.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * The environment of the command line.
 *
 * @param out the stream for results and logs
 * @param err the stream for errors
 * @param environment the environment variables
 * @param isTerminal returns whether the output is a terminal with colours
 * @param window returns the current size of the terminal's window; null if the output is not a terminal
 * @param clock the clock for the logs
 * @param lifetime how long a server serves
 * @param keyboard opens the keyboard of the terminal; null if its keys cannot be read one by one
 * @param command the name by which the program was called
 */
record Environment(
        CheckedOutput out,
        PrintStream err,
        Map<String, String> environment,
        BooleanSupplier isTerminal,
        Supplier<@Nullable Window> window,
        Clock clock,
        Shutdown lifetime,
        Supplier<@Nullable Keyboard> keyboard,
        CommandName command) {

    private static final int MIN_WIDTH = 60;
    private static final int MAX_WIDTH = 100;

    /** Creates an environment without a keyboard, and with the canonical name. */
    Environment(
            CheckedOutput out,
            PrintStream err,
            Map<String, String> environment,
            BooleanSupplier isTerminal,
            Supplier<@Nullable Window> window,
            Clock clock,
            Shutdown lifetime) {
        this(out, err, environment, isTerminal, window, clock, lifetime, () -> null, CommandName.CANONICAL);
    }

    /** Returns the environment of this process. */
    static Environment ofProcess() {
        // Without this, System.console() of Java 22 and later is not null without a terminal.
        System.setProperty("jdk.console", "java.base");
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Environment(
                CheckedOutput.ofProcess(),
                err,
                System.getenv(),
                () -> Ansi.AUTO.enabled(),
                new Terminal(System.getenv())::window,
                new LocalClock(),
                Shutdown.onSignal(),
                Keyboard::ofTerminal,
                CommandName.of(System.getProperties()));
    }

    /** The system's clock; reads the time zone when a time is printed, which takes some milliseconds of a start. */
    private static final class LocalClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneId.systemDefault();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.system(zone);
        }

        @Override
        public Instant instant() {
            return Instant.now();
        }
    }

    /** Returns whether to use colours (no-color.org: any non-empty value of NO_COLOR disables them). */
    Ansi ansi() {
        return isTerminal.getAsBoolean()
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                ? Ansi.ON
                : Ansi.OFF;
    }

    /** Returns the width of text for people: that of the window within limits, the widest without a window. */
    int width() {
        Window shown = window.get();
        return shown == null ? MAX_WIDTH : Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, shown.usableColumns()));
    }

    /** Returns text in bold if colours are enabled. */
    String bold(String text) {
        return painted("1", text);
    }

    /** Returns faint text if colours are enabled. */
    String faint(String text) {
        return painted("2", text);
    }

    private String painted(String how, String text) {
        return ansi().enabled() ? "\u001b[" + how + "m" + text + "\u001b[0m" : text;
    }
}
