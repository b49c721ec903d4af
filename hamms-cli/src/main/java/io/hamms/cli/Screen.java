package io.hamms.cli;

import io.hamms.journal.JournalEvent;
import io.hamms.journal.PortCounters;
import io.hamms.text.Addresses;
import io.hamms.text.Printable;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** One frame of {@code --watch}: printable ASCII that fits into the window. */
final class Screen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int TIME_WIDTH = 12;
    private static final int NUMBER_WIDTH = 6;

    /** The title, the totals, the page and the scripts, and the empty line below them. */
    private static final int HEAD_LINES = 4;

    /** The number of lines reserved for events, if there are that many. */
    private static final int EVENT_LINES = 5;

    private final Environment environment;
    private final String title;
    private final List<String> waiting;

    /**
     * What the keys choose.
     *
     * @param top the number of ports above the first that is shown
     * @param isByPort whether the ports are in the order of their numbers; otherwise the busiest is first
     * @param hasKeys whether there is a keyboard
     */
    record View(int top, boolean isByPort, boolean hasKeys) {}

    /**
     * Creates the screen of one server.
     *
     * @param title the first line
     * @param waiting the lines shown until the first client connects
     */
    Screen(Environment environment, String title, List<String> waiting) {
        this.environment = environment;
        this.title = title;
        this.waiting = waiting;
    }

    /** Returns the lines with their colours. */
    List<String> lines(
            Window window,
            Duration up,
            String settings,
            View view,
            List<PortCounters> ports,
            List<JournalEvent> events) {
        int width = window.usableColumns();
        List<String> lines = new ArrayList<>();
        String top = justified(title, keys(view, width - title.length(), "up " + HumanNumbers.time(up)), width);
        lines.add(environment.bold(truncated(top, width)));
        lines.add(truncated(justified(totals(ports), view.hasKeys() ? "" : "Ctrl-C stops it", width), width));
        lines.add(truncated(settings, width));
        lines.add("");
        int room = window.lines() - HEAD_LINES;
        if (ports.isEmpty()) {
            waiting(lines, room, width);
        } else {
            activity(lines, room, width, view, ports, events);
        }
        return lines.subList(0, Math.min(lines.size(), window.lines()));
    }

    /** Returns what the keys do, as far as there is room, and the time. */
    private static String keys(View view, int room, String up) {
        String quits = "q quits  " + up;
        String all = "s: by " + (view.isByPort() ? "activity" : "port") + ", arrows scroll, " + quits;
        return !view.hasKeys() ? up : all.length() + 2 <= room ? all : quits.length() + 2 <= room ? quits : up;
    }

    private void waiting(List<String> lines, int room, int width) {
        lines.add(truncated("No client has connected yet. The ports:", width));
        boolean doAllFit = waiting.size() < room;
        int shown = doAllFit ? waiting.size() : Math.max(0, room - 2);
        waiting.subList(0, shown).forEach(line -> lines.add(truncated(line, width)));
        if (!doAllFit) {
            lines.add(truncated(
                    "and " + (waiting.size() - shown) + " more ports; see "
                            + environment.command().typed() + " list",
                    width));
        }
    }

    private void activity(
            List<String> lines, int room, int width, View view, List<PortCounters> ports, List<JournalEvent> events) {
        List<PortCounters> sorted = ports.stream()
                .sorted(view.isByPort() ? PortTable.BY_PORT : PortTable.BY_ACTIVITY)
                .toList();
        List<String> table = PortTable.of(sorted, view.top(), rows(room, events.size()), width);
        lines.add(environment.bold(truncated(table.get(0), width)));
        table.subList(1, table.size()).forEach(line -> lines.add(truncated(line, width)));
        lines.add("");
        int forEvents = Math.max(0, Math.min(events.size(), room - table.size() - 1));
        int nameWidth =
                ports.stream().mapToInt(port -> port.mode().length()).max().orElse(0);
        for (JournalEvent event : events.subList(events.size() - forEvents, events.size())) {
            String line = truncated(line(event, nameWidth), width);
            int time = Math.min(TIME_WIDTH, line.length());
            lines.add(environment.faint(line.substring(0, time)) + line.substring(time));
        }
    }

    /** Returns as how many lines the ports may take, without the header of the table and the empty line below it. */
    private static int rows(int room, int events) {
        return Math.max(2, room - 2 - Math.min(events, EVENT_LINES));
    }

    /** Returns how far the ports can be scrolled down. */
    static int lastTop(Window window, int ports, int events) {
        return PortTable.lastTop(ports, rows(window.lines() - HEAD_LINES, events));
    }

    private String line(JournalEvent event, int nameWidth) {
        String from =
                event.kind() == JournalEvent.EventType.CONNECTED ? " from " + Addresses.client(event.client()) : "";
        String number = Columns.pad("#" + event.connection(), NUMBER_WIDTH);
        return TIME.format(event.at().atZone(environment.clock().getZone()))
                + Columns.row("  " + event.port(), nameWidth, event.mode(), number + "  " + EventText.of(event) + from)
                        .stripTrailing();
    }

    /** Returns the uncut summary that stays on the terminal afterwards, for this number of columns. */
    String summary(int columns, List<PortCounters> ports) {
        StringBuilder text = new StringBuilder();
        if (!ports.isEmpty()) {
            text.append(totals(ports)).append("\n\n");
            PortTable.of(ports.stream().sorted(PortTable.BY_PORT).toList(), 0, ports.size(), columns - 1)
                    .forEach(line -> text.append(Printable.ascii(line)).append('\n'));
        }
        return text.toString();
    }

    private static String totals(List<PortCounters> ports) {
        return "open " + HumanNumbers.count(sum(ports, PortCounters::open))
                + ", connections " + HumanNumbers.count(sum(ports, PortCounters::connections))
                + ", requests " + HumanNumbers.count(sum(ports, PortCounters::requests))
                + ", in " + HumanNumbers.bytes(sum(ports, PortCounters::bytesReceived))
                + ", out " + HumanNumbers.bytes(sum(ports, PortCounters::bytesSent));
    }

    private static long sum(List<PortCounters> ports, ToLongFunction<PortCounters> what) {
        return ports.stream().mapToLong(what).sum();
    }

    private static String justified(String left, String right, int width) {
        int gap = width - left.length() - right.length();
        return right.isEmpty() || gap < 2 ? left : left + " ".repeat(gap) + right;
    }

    private static String truncated(String line, int width) {
        String shown = Printable.ascii(line);
        if (shown.length() <= width) {
            return shown;
        }
        return width < 4 ? shown.substring(0, Math.max(0, width)) : shown.substring(0, width - 3) + "...";
    }
}
