package io.hamms.cli;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.http.Version;
import io.hamms.journal.Journal;
import io.hamms.journal.JournalEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
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
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable Thread painter;
    private Window window;

    /**
     * Creates a watch.
     *
     * @param window the initial size of the terminal
     * @param onNoReader is called when the output has no reader left, or drawing fails
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
        Thread thread = new Thread(() -> show(screen, server.journal()), "hamms-watch");
        thread.setDaemon(true);
        painter = thread;
        thread.start();
    }

    private void show(Screen screen, Journal journal) {
        PrintStream out = environment.out();
        Instant start = environment.clock().instant();
        out.print(ENTER);
        try {
            String shown = "";
            for (int frame = 0; frame == 0 || !end.await(FRAME_MILLIS, TimeUnit.MILLISECONDS); frame++) {
                if (frame % FRAMES_A_SECOND == 0) {
                    updateWindow();
                }
                Duration up = Duration.between(start, environment.clock().instant());
                String next = repaint(screen.lines(window, up, journal.counters(), lastEvents(window.lines())));
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
        end.countDown();
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
