package io.hamms.journal;

import io.hamms.http.Violation;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.text.Addresses;
import io.hamms.text.Printable;
import io.hamms.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats the events in order, one line each, for people. */
final class Timeline {

    private static final int MAX_LINES = 200;

    private final List<Line> lines = new ArrayList<>();

    private Timeline() {}

    private record Line(Instant at, String connection, String text) {}

    /** Returns the lines; of many, the last ones. */
    static String of(List<RecordedConnection> connections) {
        Timeline timeline = new Timeline();
        connections.forEach(timeline::add);
        return timeline.print();
    }

    private void add(RecordedConnection connection) {
        add(connection, connection.openedAt(), "connected from " + Addresses.client(connection.client()));
        boolean isDeliveryTold = false;
        for (RecordedRequest request : connection.requests()) {
            boolean isElsewhere = !request.mode().equals(connection.mode());
            add(
                    connection,
                    request.at(),
                    Printable.beginning(request.method() + " " + request.target())
                            + (request.body().size() == 0 ? "" : ", " + request.body())
                            + (isElsewhere ? ", answered as " + request.mode() : "")
                            + (request.spared() == null ? "" : ", spared by " + request.spared())
                            + (request.ignored().isEmpty() ? "" : ", ignored: " + String.join(", ", request.ignored()))
                            + wrong(request));
            Long cutAt = request.cutAt();
            String cut = cutAt == null ? "" : ", cut after " + Words.count(cutAt, "byte");
            add(connection, request.deliveredAt(), EventType.DELIVERED.token() + cut);
            isDeliveryTold |=
                    request.deliveredAt() != null && request.deliveredAt().equals(connection.deliveredAt());
        }
        if (!isDeliveryTold) {
            add(connection, connection.deliveredAt(), EventType.DELIVERED.token());
        }
        String counts = ", " + Words.count(connection.bytesReceived(), "byte") + " received, " + connection.bytesSent()
                + " sent";
        if (connection.ending() != null) {
            add(
                    connection,
                    connection.endedAt(),
                    "ended by " + connection.ending().label() + counts);
        }
        if (connection.closedAt() != null && !connection.closedAt().equals(connection.endedAt())) {
            add(connection, connection.closedAt(), "closed");
        }
    }

    private static String wrong(RecordedRequest request) {
        return request.violations().stream()
                .map(Violation::token)
                .map(token -> ", " + token)
                .collect(Collectors.joining());
    }

    private void add(RecordedConnection connection, @Nullable Instant at, String text) {
        if (at != null) {
            lines.add(new Line(at, "#" + connection.number() + " " + connection.mode(), text));
        }
    }

    private String print() {
        if (lines.isEmpty()) {
            return "  nothing: no client has connected\n";
        }
        lines.sort(Comparator.comparing(Line::at));
        Instant start = lines.get(0).at();
        int left = Math.max(0, lines.size() - MAX_LINES);
        int width = lines.stream()
                .mapToInt(line -> line.connection().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        if (left > 0) {
            text.append("  ... ").append(left).append(" earlier lines\n");
        }
        for (Line line : lines.subList(left, lines.size())) {
            double millis = Duration.between(start, line.at()).toNanos() / 1e6;
            text.append(String.format(Locale.ROOT, "%12.3f ms  %-" + width + "s  ", millis, line.connection()))
                    .append(line.text())
                    .append('\n');
        }
        return text.toString();
    }
}
