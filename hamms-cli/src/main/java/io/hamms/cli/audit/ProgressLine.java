package io.hamms.cli.audit;

import io.hamms.audit.AuditProgress;
import io.hamms.audit.Harm;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The progress of an audit: one line that is rewritten, or, without a terminal, a line for each tenth. */
final class ProgressLine {

    private static final int TENTHS = 10;
    private static final int WIDTH = 79;
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean isRewritten;
    private final Map<Harm, Integer> counts = new EnumMap<>(Harm.class);
    private final long start = System.nanoTime();
    private long probing;
    private int tenth;

    ProgressLine(PrintStream out, boolean isRewritten) {
        this.out = out;
        this.isRewritten = isRewritten;
    }

    /** Prints that the audit has begun. */
    void begin(String client) {
        print("calibrating " + client);
    }

    synchronized void show(AuditProgress progress) {
        if (probing == 0) {
            probing = System.nanoTime();
        }
        counts.merge(progress.harm(), 1, Integer::sum);
        int reached = progress.done() * TENTHS / progress.all();
        if (isRewritten) {
            print(text(progress));
        } else if (reached > tenth) {
            tenth = reached;
            print(text(progress));
        }
    }

    /** Shows how many forms of a sweep are done. */
    void show(int done, int all) {
        print(done + "/" + all + " forms, " + seconds(System.nanoTime() - start) + " so far");
    }

    private String text(AuditProgress progress) {
        String harms = counts.entrySet().stream()
                .filter(count -> count.getKey() != Harm.OK)
                .map(count -> count.getValue() + " " + count.getKey().token())
                .collect(Collectors.joining(", "));
        return progress.done() + "/" + progress.all() + " probes, " + left(progress)
                + (harms.isEmpty() ? "" : "; " + harms) + "; last " + progress.last();
    }

    private String left(AuditProgress progress) {
        if (progress.done() == progress.all()) {
            return "repeating those with a wrong verdict, " + seconds(System.nanoTime() - start) + " so far";
        }
        long left = (System.nanoTime() - probing) / progress.done() * (progress.all() - progress.done());
        return "about " + seconds(left) + " left";
    }

    private static String seconds(long nanos) {
        return Math.max(1, Math.round(nanos / 1e9)) + " s";
    }

    private void print(String text) {
        if (isRewritten) {
            out.print(ERASE + (text.length() > WIDTH ? text.substring(0, WIDTH) : text));
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** Clears the line on a terminal. */
    void end() {
        if (isRewritten) {
            out.print(ERASE);
            out.flush();
        }
    }
}
