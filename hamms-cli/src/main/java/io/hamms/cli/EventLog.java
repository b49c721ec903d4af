package io.hamms.cli;

import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.fault.Request;
import io.netty.channel.Channel;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints one line for each thing that happens. The event loops only hand their lines over: a terminal that is stopped
 * or a pipe that nobody empties holds up the printing, never the server; what does not fit meanwhile is left out and
 * counted.
 */
final class EventLog implements Observer {

    private static final int MAX_WAITING = 65_536;
    private static final long CLOSE_MILLIS = 150;
    private static final String END = "";

    private final PrintStream out;
    private final LogFormatter formatter;
    private final Runnable onNoReader;
    // One more than may wait, so that there is always room for the end.
    private final ArrayBlockingQueue<String> waiting = new ArrayBlockingQueue<>(MAX_WAITING + 1);
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread printer = new Thread(this::print, "hamms-log");

    /**
     * Creates a log that keeps its lines until it is started.
     *
     * @param onNoReader is called when what is printed reaches nobody any more, as after {@code hamms -v | head}
     */
    EventLog(PrintStream out, LogFormatter formatter, Runnable onNoReader) {
        this.out = out;
        this.formatter = formatter;
        this.onNoReader = onNoReader;
    }

    void start() {
        printer.setDaemon(true);
        printer.start();
    }

    @Override
    public void connected(FailureMode mode, Channel connection) {
        add(formatter.connected(mode, connection));
    }

    @Override
    public void requested(FailureMode mode, Channel connection, Request request) {
        add(formatter.requested(mode, connection, request));
    }

    @Override
    public void ended(FailureMode mode, Channel connection, Ending ending) {
        add(formatter.ended(mode, connection, ending));
    }

    private void add(String line) {
        if (waiting.remainingCapacity() <= 1 || !waiting.offer(line)) {
            leftOut.incrementAndGet();
        }
    }

    private void print() {
        try {
            for (String line = waiting.take(); !line.equals(END); line = waiting.take()) {
                out.print(line);
                long missing = leftOut.get() == 0 ? 0 : leftOut.getAndSet(0);
                if (missing > 0) {
                    out.print(formatter.leftOut(missing));
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

    /** Prints what is still to be printed, if its reader takes it in time. */
    void finish() {
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
