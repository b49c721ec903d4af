package io.hamms.cli;

import io.hamms.journal.PortCounters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats the counters of the ports as a table with one line for each port. */
final class PortTable {

    /** A narrower table omits the bytes in favour of the endings. */
    private static final int WIDTH_FOR_BYTES = 99;

    private static final int TEXT_COLUMNS = 2;

    private PortTable() {}

    /** The orders of the ports. */
    static final Comparator<PortCounters> BY_PORT = Comparator.comparingInt(PortCounters::port);

    static final Comparator<PortCounters> BY_ACTIVITY = Comparator.<PortCounters>comparingLong(
                    port -> port.connections() + port.requests())
            .reversed()
            .thenComparing(BY_PORT);

    /** Returns how many ports precede the last page: as far as the table can be scrolled. */
    static int lastTop(int ports, int maxRows) {
        return ports <= maxRows ? 0 : ports - Math.max(0, maxRows - 1);
    }

    /** Returns the header and the ports from {@code top} on, at most {@code maxRows} lines of them. */
    static List<String> of(List<PortCounters> ports, int top, int maxRows, int width) {
        boolean areAllShown = ports.size() <= maxRows;
        int first = Math.min(top, lastTop(ports.size(), maxRows));
        List<PortCounters> shown = ports.subList(
                first, areAllShown ? ports.size() : Math.min(ports.size(), first + Math.max(0, maxRows - 1)));
        boolean hasBytes = width >= WIDTH_FOR_BYTES;
        List<List<String>> cells = new ArrayList<>();
        cells.add(head(hasBytes));
        shown.forEach(port -> cells.add(row(port, hasBytes)));
        List<String> lines = aligned(cells);
        if (!areAllShown && maxRows > 0) {
            lines.add("       " + (first + 1) + " to " + (first + shown.size()) + " of " + ports.size() + " ports");
        }
        return lines;
    }

    private static List<String> head(boolean hasBytes) {
        return hasBytes
                ? List.of("port", "mode", "open", "connections", "requests", "in", "out", "ended by")
                : List.of("port", "mode", "open", "connected", "requests", "ended by");
    }

    private static List<String> row(PortCounters port, boolean hasBytes) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(port.port()));
        row.add(port.mode());
        row.add(HumanNumbers.count(port.open()));
        row.add(HumanNumbers.count(port.connections()));
        row.add(HumanNumbers.count(port.requests()));
        if (hasBytes) {
            row.add(HumanNumbers.bytes(port.bytesReceived()));
            row.add(HumanNumbers.bytes(port.bytesSent()));
        }
        row.add(endings(port.endings()));
        return row;
    }

    /** Returns the endings, the most frequent first. */
    private static String endings(Map<String, Long> endings) {
        return endings.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(ending -> ending.getKey() + " " + HumanNumbers.count(ending.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Returns lines of aligned columns: texts and the last column to the left, numbers to the right. */
    private static List<String> aligned(List<List<String>> cells) {
        int last = cells.get(0).size() - 1;
        int[] widths = new int[last];
        for (List<String> row : cells) {
            for (int i = 0; i < last; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                String gap = " ".repeat(widths[i] - row.get(i).length());
                line.append(i < TEXT_COLUMNS ? row.get(i) + gap : gap + row.get(i))
                        .append("  ");
            }
            lines.add(line.append(row.get(last)).toString().stripTrailing());
        }
        return lines;
    }
}
