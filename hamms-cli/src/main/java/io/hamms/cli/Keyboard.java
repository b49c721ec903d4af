package io.hamms.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads single keys of a terminal: stty turns off its echo and its editing of lines until this is closed. Signals such
 * as that of Ctrl-C stay as they are.
 */
final class Keyboard implements AutoCloseable {

    /** What a key means to a screen. */
    enum Key {
        QUIT,
        SORT,
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN
    }

    private static final int ESCAPE = 27;

    private final InputStream in;
    private final Runnable restore;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    Keyboard(InputStream in, Runnable restore) {
        this.in = in;
        this.restore = restore;
    }

    /** Returns the keyboard of this process's terminal, null without stty. */
    static @Nullable Keyboard ofTerminal() {
        String saved = stty("-g");
        if (saved.isEmpty()) {
            return null;
        }
        Keyboard keyboard = new Keyboard(System.in, () -> stty(saved));
        stty("-icanon", "-echo", "min", "1", "time", "0");
        return keyboard;
    }

    /** Runs stty with these arguments; returns its output, empty if it failed. */
    private static String stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Starts a thread that passes keys to a consumer until the input ends. */
    void listen(Consumer<Key> pressed) {
        Thread thread = new Thread(() -> read(pressed), "hamms-keys");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(Consumer<Key> pressed) {
        try {
            for (int typed = in.read(); typed >= 0; typed = in.read()) {
                Key key = typed == ESCAPE ? sequence() : key(typed);
                if (key != null) {
                    pressed.accept(key);
                }
            }
        } catch (IOException e) {
            // The terminal is gone; SIGHUP ends the process.
        }
    }

    private static @Nullable Key key(int typed) {
        return switch (typed) {
            case 'q', 'Q' -> Key.QUIT;
            case 's', 'S' -> Key.SORT;
            case 'k' -> Key.UP;
            case 'j' -> Key.DOWN;
            case 'b' -> Key.PAGE_UP;
            case ' ', 'f' -> Key.PAGE_DOWN;
            default -> null;
        };
    }

    /** Reads what follows an escape: {@code [A} and {@code OA} are the arrow up, {@code [5~} is page up (xterm). */
    private @Nullable Key sequence() throws IOException {
        int introducer = in.read();
        if (introducer != '[' && introducer != 'O') {
            return key(introducer);
        }
        int first = in.read();
        int last = first;
        while (last >= '0' && last <= '?') {
            last = in.read();
        }
        return switch (last) {
            case 'A' -> Key.UP;
            case 'B' -> Key.DOWN;
            case '~' -> first == '5' ? Key.PAGE_UP : first == '6' ? Key.PAGE_DOWN : null;
            default -> null;
        };
    }

    /** Restores the terminal; idempotent. */
    @Override
    public void close() {
        if (!isClosed.getAndSet(true)) {
            restore.run();
        }
    }
}
