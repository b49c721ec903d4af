package io.hamms.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * All that the command line knows of what is around it.
 *
 * @param out where results and logs go
 * @param err where complaints go
 * @param environment the environment variables
 * @param isTerminal asks whether a person looks at the output, on a terminal that knows colours
 * @param window how large the terminal's window is at the moment; null where the output is no terminal
 * @param clock what time it is, for the logs
 * @param lifetime how long a server is to serve
 */
record Environment(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        BooleanSupplier isTerminal,
        Supplier<@Nullable Window> window,
        Clock clock,
        Shutdown lifetime) {

    /** Returns the world of this process. */
    static Environment ofProcess() {
        // Java 22 and later would say that there is a console where there is no terminal.
        System.setProperty("jdk.console", "java.base");
        // In UTF-8 whatever the locale: a container without one would turn every other letter into a question mark.
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Environment(
                out,
                err,
                System.getenv(),
                () -> Ansi.AUTO.enabled(),
                new Terminal(System.getenv())::window,
                Clock.system(ZoneId.systemDefault()),
                Shutdown.untilTheProcessIsToldToEnd());
    }

    /** Returns whether and how to paint (no-color.org: any value but an empty one of NO_COLOR means no). */
    Ansi ansi() {
        return isTerminal.getAsBoolean()
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                ? Ansi.ON
                : Ansi.OFF;
    }

    /** Returns text in bold, where there are colours. */
    String bold(String text) {
        return painted("1", text);
    }

    /** Returns text that stands back behind other text, where there are colours. */
    String faint(String text) {
        return painted("2", text);
    }

    private String painted(String how, String text) {
        return ansi().enabled() ? "\u001b[" + how + "m" + text + "\u001b[0m" : text;
    }
}
