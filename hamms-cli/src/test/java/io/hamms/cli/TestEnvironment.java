package io.hamms.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An environment without a process: captured output, a fixed clock, and a server that stops when the test ends it. */
final class TestEnvironment {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Environment world;

    private TestEnvironment(
            Map<String, String> environment, boolean isTerminal, @Nullable Window window, Shutdown lifetime) {
        this(environment, isTerminal, window, lifetime, CommandName.CANONICAL);
    }

    private TestEnvironment(
            Map<String, String> environment,
            boolean isTerminal,
            @Nullable Window window,
            Shutdown lifetime,
            CommandName command) {
        world = new Environment(
                new CheckedOutput(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                () -> isTerminal,
                () -> window,
                Clock.fixed(Instant.parse("2026-11-24T12:34:56.789Z"), ZoneOffset.UTC),
                lifetime,
                () -> null,
                command);
    }

    static TestEnvironment plain() {
        return called("hamms");
    }

    /** Returns an environment whose program was called by this name. */
    static TestEnvironment called(String name) {
        return new TestEnvironment(
                Map.of(),
                false,
                null,
                (announce, noReaderLeft, close) -> {
                    announce.run();
                    close.run();
                },
                new CommandName(name));
    }

    static TestEnvironment terminal(Map<String, String> environment) {
        return new TestEnvironment(environment, true, null, (announce, noReaderLeft, close) -> {
            announce.run();
            close.run();
        });
    }

    static TestEnvironment serving(Shutdown lifetime) {
        return new TestEnvironment(Map.of(), false, null, lifetime);
    }

    static TestEnvironment window(int lines, int columns, Shutdown lifetime) {
        return new TestEnvironment(Map.of("NO_COLOR", "1"), true, new Window(lines, columns), lifetime);
    }

    int run(String... args) {
        return Main.run(world, args);
    }

    Environment world() {
        return world;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
