package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.cli.Screen.View;
import io.hamms.fault.FailureMode;
import io.hamms.http.Version;
import io.hamms.journal.Journal;
import io.hamms.journal.JournalEvent;
import io.hamms.mode.catalogue.Scenario;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Draws the {@link Screen} a few times a second. An event only takes a slot in a ring buffer; each frame reads the
 * counters, so that its cost does not depend on the number of events.
 */
final class Watch implements Output {

    /** Enters the alternate screen, without wrapping and without a cursor; {@code LEAVE} reverses this. */
    private static final String ENTER = "\u001b[?1049h\u001b[?7l\u001b[?25l";

    private static final String LEAVE = "\u001b[?25h\u001b[?7h\u001b[?1049l";
    private static final String TOP = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    /** More lines than a window has. */
    private static final int KEPT = 512;

    private static final int FRAMES_A_SECOND = 4;
    private static final long FRAME_MILLIS = 1000 / FRAMES_A_SECOND;
    private static final long CLOSE_MILLIS = 300;

    private final Environment environment;
    private final Runnable onNoReader;
    private final AtomicReferenceArray<@Nullable JournalEvent> ring = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong happened = new AtomicLong();
    /** A permit draws the next frame at once. */
    private final Semaphore wake = new Semaphore(0);

    /** Written by the thread of the keys, once it runs. */
    private volatile View view = new View(0, false, false);

    private volatile boolean isOver;
    private volatile @Nullable Thread painter;
    private volatile @Nullable Keyboard keyboard;
    private volatile Window window;

    /**
     * Creates a watch.
     *
     * @param window the initial size of the terminal
     * @param onNoReader is called when the output has no reader left, drawing fails, or a key quits
     */
    Watch(Environment environment, Window window, Runnable onNoReader) {
        this.environment = environment;
        this.window = window;
        this.onNoReader = onNoReader;
    }

    @Override
    public void listenTo(Journal journal) {
        journal.listen(this::keep);
    }

    private void keep(JournalEvent event) {
        if (EventText.isLogged(event)) {
            ring.set((int) (happened.getAndIncrement() % KEPT), event);
        }
    }

    @Override
    public void begin(Startup started) {
        HammsNettyServer server = started.server();
        List<FailureMode> here = server.modes().stream()
                .filter(mode -> mode.hasPort() && mode.fault().missing().isEmpty())
                .toList();
        int nameWidth = Columns.nameWidth(here);
        Screen screen = new Screen(
                environment,
                "Hamms " + Version.NUMBER + " on " + started.bindAddress() + ", "
                        + server.transport().name().toLowerCase(Locale.ROOT),
                here.stream()
                        .map(mode -> Columns.row(
                                        Integer.toString(server.port(mode)), nameWidth, mode.name(), mode.summary())
                                .stripTrailing())
                        .toList());
        Thread thread = new Thread(() -> show(screen, started), "hamms-watch");
        thread.setDaemon(true);
        painter = thread;
        thread.start();
        Keyboard keys = environment.keyboard().get();
        keyboard = keys;
        if (keys != null && isOver) {
            keys.close();
        } else if (keys != null) {
            view = new View(0, false, true);
            keys.listen(key -> press(key, server.journal()));
        }
    }

    private void press(Keyboard.Key key, Journal journal) {
        if (key == Keyboard.Key.QUIT) {
            onNoReader.run();
            return;
        }
        int last = Screen.lastTop(
                window, journal.counters().size(), lastEvents(KEPT).size());
        int page = Math.max(1, window.lines() / 2);
        View now = view;
        view = switch (key) {
            case SORT -> new View(0, !now.isByPort(), true);
            case UP -> scrolled(now, -1, last);
            case DOWN -> scrolled(now, 1, last);
            case PAGE_UP -> scrolled(now, -page, last);
            case PAGE_DOWN -> scrolled(now, page, last);
            case QUIT -> now;
        };
        wake.release();
    }

    private static View scrolled(View now, int lines, int last) {
        return new View(Math.max(0, Math.min(last, now.top() + lines)), now.isByPort(), true);
    }

    /** Returns the address of the page and the scripts in force, as {@code --script} takes them. */
    private static String settings(Startup started) {
        List<String> parts = new ArrayList<>();
        if (started.control() != null) {
            parts.add(started.control().toString());
        }
        for (FailureMode mode : started.server().modes()) {
            if (started.server().script(mode.name()).orElse(null) instanceof Scenario scenario) {
                parts.add(mode.name() + "=" + String.join(",", scenario.steps()));
            }
        }
        return String.join("  ", parts);
    }

    private void show(Screen screen, Startup started) {
        Journal journal = started.server().journal();
        PrintStream out = environment.out();
        Instant start = environment.clock().instant();
        out.print(ENTER);
        try {
            String shown = "";
            for (int frame = 0; frame == 0 || isNextFrame(); frame++) {
                if (frame % FRAMES_A_SECOND == 0) {
                    updateWindow();
                }
                Duration up = Duration.between(start, environment.clock().instant());
                String next = repaint(screen.lines(
                        window, up, settings(started), view, journal.counters(), lastEvents(window.lines())));
                out.print(next.equals(shown) ? "" : next);
                shown = next;
                if (out.checkError()) {
                    onNoReader.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            onNoReader.run();
            throw e;
        } finally {
            out.print(LEAVE);
            out.print(screen.summary(window.columns(), journal.counters()));
            out.flush();
        }
    }

    /** Waits until the next frame is due; false at the end. */
    private boolean isNextFrame() throws InterruptedException {
        wake.tryAcquire(FRAME_MILLIS, TimeUnit.MILLISECONDS);
        return !isOver;
    }

    private void updateWindow() {
        Window now = environment.window().get();
        if (now != null) {
            window = now;
        }
    }

    private List<JournalEvent> lastEvents(int atMost) {
        long until = happened.get();
        List<JournalEvent> events = new ArrayList<>();
        for (long i = Math.max(0, until - Math.min(atMost, KEPT)); i < until; i++) {
            JournalEvent event = ring.get((int) (i % KEPT));
            if (event != null) {
                events.add(event);
            }
        }
        events.sort(Comparator.comparing(JournalEvent::at));
        return events;
    }

    /** Returns the control sequence that overwrites the current lines without flicker. */
    private static String repaint(List<String> lines) {
        return TOP + String.join(REST_OF_LINE + "\r\n", lines) + REST_OF_LINE + REST_OF_SCREEN;
    }

    @Override
    public void finish() {
        isOver = true;
        wake.release();
        Keyboard keys = keyboard;
        if (keys != null) {
            keys.close();
        }
        Thread thread = painter;
        if (thread == null) {
            return;
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
