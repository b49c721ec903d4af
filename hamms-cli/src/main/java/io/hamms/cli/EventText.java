package io.hamms.cli;

import io.hamms.journal.JournalEvent;
import io.hamms.journal.RecordedRequest;
import io.hamms.text.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** Formats events for the text log and decides which are logged. */
final class EventText {

    /** How long after its end a connection may close without a line of its own. */
    private static final Duration LINGERING = Duration.ofSeconds(1);

    private EventText() {}

    /**
     * Returns whether to log an event: not the delivery of a response, which follows from the mode, nor the close
     * of a connection soon after its logged end.
     */
    static boolean isLogged(JournalEvent event) {
        return switch (event.kind()) {
            case CONNECTED, REQUESTED, ENDED -> true;
            case DELIVERED -> false;
            case CLOSED ->
                event.endedAt() == null
                        || Duration.between(event.endedAt(), event.at()).compareTo(LINGERING) >= 0;
        };
    }

    /** Returns the event as one line of printable ASCII. */
    static String of(JournalEvent event) {
        return switch (event.kind()) {
            case CONNECTED -> "connected";
            case REQUESTED -> request(event);
            case DELIVERED -> event.kind().token();
            case ENDED -> ended(event);
            case CLOSED -> closed(event);
        };
    }

    private static String request(JournalEvent event) {
        RecordedRequest request = event.request();
        if (request == null) {
            return "request";
        }
        String answered = request.mode().equals(event.mode()) ? "" : ", answered as " + request.mode();
        String ignored = request.ignored().isEmpty() ? "" : ", ignored: " + String.join(", ", request.ignored());
        String wrong = request.violations().stream()
                .map(violation -> ", " + violation.token())
                .collect(Collectors.joining());
        return Printable.beginning(request.method() + " " + request.target()) + answered + ignored + wrong;
    }

    private static String ended(JournalEvent event) {
        String by = event.ending() == null ? "" : " by " + event.ending().label();
        return "ended" + by + " after " + seconds(event.openedAt(), event.at()) + bytes(event);
    }

    private static String closed(JournalEvent event) {
        return event.endedAt() == null
                ? "closed after " + seconds(event.openedAt(), event.at()) + bytes(event)
                : "closed, " + seconds(event.endedAt(), event.at()) + " after its end" + bytes(event);
    }

    private static String seconds(Instant from, Instant to) {
        return String.format(Locale.ROOT, "%.3f s", Duration.between(from, to).toNanos() / 1e9);
    }

    private static String bytes(JournalEvent event) {
        return String.format(Locale.ROOT, ", %,d B in, %,d B out", event.bytesReceived(), event.bytesSent());
    }
}
