package io.hamms.cli;

import io.hamms.http.HeaderField;
import io.hamms.journal.Journal;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.RecordedRequest;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Prints one line for each event. The event loops only enqueue events; a separate thread formats them. A stopped
 * terminal or a pipe without a reader blocks the printing, never the server; events beyond the limits of number or size
 * are dropped and counted.
 */
final class EventLog implements Output {

    private static final int MAX_WAITING = 65_536;

    /** The limit of queued request characters: a client must not fill the memory. */
    private static final long MAX_WAITING_TEXT = 16 << 20;

    private static final long CLOSE_MILLIS = 150;
    private static final JournalEvent END = new JournalEvent(
            JournalEvent.EventType.CLOSED, Instant.EPOCH, 0, 0, "", null, Instant.EPOCH, 0, 0, null, null, null, null);

    private final CheckedOutput out;
    private final LogFormatter formatter;
    private final boolean isVerbose;
    private final Runnable onNoReader;
    // One more than the limit, so that the end marker always fits.
    private final ArrayBlockingQueue<JournalEvent> waiting = new ArrayBlockingQueue<>(MAX_WAITING + 1);
    private final AtomicLong waitingText = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread printer = new Thread(this::print, "hamms-log");

    /**
     * Creates a log that buffers its lines until it is started.
     *
     * @param isVerbose whether to print events, not only the ports
     * @param onNoReader is called when the output has no reader left, as after {@code hamms -v | head}, or cannot be
     *     written
     */
    EventLog(CheckedOutput out, LogFormatter formatter, boolean isVerbose, Runnable onNoReader) {
        this.out = out;
        this.formatter = formatter;
        this.isVerbose = isVerbose;
        this.onNoReader = onNoReader;
    }

    @Override
    public void listenTo(Journal journal) {
        if (isVerbose) {
            journal.listen(this::add);
        }
    }

    @Override
    public void begin(Startup started) {
        out.print(formatter.started(started));
        // Without a log, the ports serve on although nobody reads what they are.
        if (out.checkError() && (isVerbose || out.failure() != null)) {
            onNoReader.run();
        }
        start();
    }

    void start() {
        printer.setDaemon(true);
        printer.start();
    }

    void add(JournalEvent event) {
        if (!formatter.isLogged(event)) {
            return;
        }
        long length = length(event.request());
        boolean fits = waitingText.addAndGet(length) <= MAX_WAITING_TEXT && waiting.remainingCapacity() > 1;
        if (!fits || !waiting.offer(event)) {
            waitingText.addAndGet(-length);
            leftOut.incrementAndGet();
        }
    }

    private static long length(@Nullable RecordedRequest request) {
        if (request == null) {
            return 0;
        }
        long length = request.target().length();
        for (HeaderField field : request.headers()) {
            length += field.name().length() + field.value().length();
        }
        return length;
    }

    private void print() {
        try {
            for (JournalEvent event = waiting.take(); !event.equals(END); event = waiting.take()) {
                waitingText.addAndGet(-length(event.request()));
                out.print(formatter.line(event));
                long missing = leftOut.get() == 0 ? 0 : leftOut.getAndSet(0);
                if (missing > 0) {
                    out.print(formatter.dropped(missing));
                }
                if (waiting.isEmpty() && out.checkError()) {
                    onNoReader.run();
                }
            }
            out.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void finish() {
        if (!waiting.offer(END)) {
            return;
        }
        try {
            printer.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
