package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ENTER = "\u001b[?1049h\u001b[?7l\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?7h\u001b[?1049l";
    private static final FailureMode STATUS = FailureModes.named("status");

    private TestEnvironment environment = TestEnvironment.plain();
    private final int base = FreePorts.base(List.of(STATUS));

    WatchTest() throws IOException {}

    private void watch(int lines, int columns, Runnable happening) {
        environment = TestEnvironment.window(lines, columns, (announce, noReaderLeft, close) -> {
            announce.run();
            happening.run();
            close.run();
        });
        assertThat(environment.run("--watch", "--base-port", base + "", "--modes", "status"))
                .isZero();
        assertThat(environment.err()).isEmpty();
    }

    private void awaitShown(String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> environment.out().contains(text));
    }

    private void exchange(String target) {
        try (RawClient client = RawClient.connect(base + STATUS.offset())) {
            assertThat(client.get(target).read(1)).isEqualTo("H");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void showsWhatArrivesAndHowItEnds() {
        watch(24, 100, () -> {
            awaitShown("No client has connected yet.");
            exchange("/?status=204");
            awaitShown("connections 1, requests 1");
            awaitShown("ended by client ");
        });

        assertThat(environment.out())
                .contains("Hamms ", " on 127.0.0.1, ", "up 0:00:00", "Ctrl-C stops it")
                .contains("status  #1      connected from 127.0.0.1:", "status  #1      GET /?status=204\u001b[K");
    }

    @Test
    void restoresTheTerminalAndLeavesTheTable() {
        watch(24, 100, () -> {
            exchange("/");
            awaitShown("ended by client ");
        });

        assertThat(environment.out()).startsWith(ENTER).containsOnlyOnce(LEAVE);
        String left = environment.out().substring(environment.out().indexOf(LEAVE) + LEAVE.length());
        assertThat(left)
                .startsWith("open 0, connections 1, requests 1, ")
                .contains("\n\nport  ")
                .doesNotContain("\u001b");
    }

    @Test
    void overwritesTheLinesAndClearsTheRest() {
        watch(24, 100, () -> awaitShown("No client has connected yet."));

        String frame =
                environment.out().substring(ENTER.length(), environment.out().indexOf(LEAVE));
        assertThat(frame).startsWith("\u001b[HHamms ").endsWith("\u001b[K\u001b[J");
        assertThat(frame.lines().limit(2)).allMatch(line -> line.endsWith("\u001b[K"));
        // The clock is fixed and there is no new event: there is nothing more to draw.
        assertThat(environment.out()).containsOnlyOnce("\u001b[H");
    }

    @Test
    void showsThePageAndTheScriptsAndQuitsByAKey() throws Exception {
        PipedOutputStream typed = new PipedOutputStream();
        AtomicInteger restored = new AtomicInteger();
        Keyboard keyboard = new Keyboard(new PipedInputStream(typed), restored::incrementAndGet);
        environment = TestEnvironment.window(24, 100, (announce, noReaderLeft, close) -> {
            announce.run();
            awaitShown("/  status=status?status=503,healthy");
            exchange("/");
            awaitShown("s: by port, arrows scroll");
            type(typed, "s");
            awaitShown("s: by activity, arrows scroll");
            type(typed, "q");
            assertThat(noReaderLeft.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            close.run();
        });
        Environment world = environment.world();
        Environment withKeys = new Environment(
                world.out(),
                world.err(),
                world.environment(),
                world.isTerminal(),
                world.window(),
                world.clock(),
                world.lifetime(),
                () -> keyboard,
                CommandName.CANONICAL);

        Main.run(
                withKeys,
                "--watch",
                "--base-port",
                base + "",
                "--modes",
                "status",
                "--script",
                "status=status?status=503,healthy");

        assertThat(environment.out()).contains("q quits", "http://127.0.0.1:" + (base + 100) + "/  status=");
        assertThat(restored).hasValue(1);
    }

    private static void type(PipedOutputStream keys, String typed) {
        try {
            keys.write(typed.getBytes(StandardCharsets.US_ASCII));
            keys.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letsNoClientWriteToTheTerminal() {
        watch(24, 100, () -> {
            exchange("/\u001b[2J\u009bx");
            awaitShown("ended by client ");
        });

        assertThat(environment.out()).contains("GET /?[2J?x").doesNotContain("\u001b[2J", "\u009b");
    }

    @Test
    void restoresTheTerminalWhenDrawingFailsAndStopsTheServer() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> failure.complete(e));
        AtomicBoolean hasEnded = new AtomicBoolean();
        AtomicBoolean isDrawn = new AtomicBoolean();
        TestEnvironment terminal = TestEnvironment.window(24, 80, (announce, noReaderLeft, close) -> {
            announce.run();
            hasEnded.set(noReaderLeft.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            close.run();
        });
        Environment broken = new Environment(
                terminal.world().out(),
                terminal.world().err(),
                terminal.world().environment(),
                () -> true,
                () -> {
                    if (isDrawn.getAndSet(true)) {
                        throw new IllegalStateException("a window that is no more");
                    }
                    return new Window(24, 80);
                },
                terminal.world().clock(),
                terminal.world().lifetime());

        try {
            Main.run(broken, "--watch", "--base-port", base + "", "--modes", "status");
            assertThat(failure.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).hasMessage("a window that is no more");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }

        assertThat(hasEnded).isTrue();
        assertThat(terminal.out()).startsWith(ENTER).endsWith(LEAVE);
    }
}
