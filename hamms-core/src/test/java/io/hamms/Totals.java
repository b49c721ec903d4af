package io.hamms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.fault.Ending;
import io.hamms.journal.Journal;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.journal.PortCounters;
import io.hamms.journal.RecordedConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that the events, the counters and the metrics agree with the journal's connections. */
final class Totals {

    private final Map<Integer, List<RecordedConnection>> byPort;

    Totals(Journal journal) {
        byPort = journal.connections().stream().collect(Collectors.groupingBy(RecordedConnection::port));
    }

    /** Checks the events, which the log prints as text or JSON. */
    void checkEvents(Collection<JournalEvent> events) {
        Map<Long, String> told = new TreeMap<>();
        byPort.values().stream()
                .flatMap(List::stream)
                .forEach(each ->
                        told.put(each.number(), shown(each.requests().size(), each.ending(), each.bytesSent())));
        Map<Long, String> heard = new TreeMap<>();
        events.stream().collect(Collectors.groupingBy(JournalEvent::connection)).forEach((number, all) -> {
            JournalEvent last = all.stream()
                    .filter(event -> event.kind() == EventType.CLOSED)
                    .findFirst()
                    .orElseThrow();
            int requests = (int) all.stream()
                    .filter(event -> event.kind() == EventType.REQUESTED)
                    .count();
            heard.put(number, shown(requests, last.ending(), last.bytesSent()));
        });
        assertThat(heard).isEqualTo(told);
    }

    private static String shown(int requests, @Nullable Ending ending, long sent) {
        return requests + " requests, " + ending + ", " + sent + " bytes sent";
    }

    void checkCounters(List<PortCounters> counters) {
        for (PortCounters port : counters) {
            List<RecordedConnection> all = byPort.getOrDefault(port.port(), List.of());
            assertThat(port)
                    .isEqualTo(new PortCounters(
                            port.port(),
                            port.mode(),
                            all.size(),
                            0,
                            sum(all, each -> (long) each.requests().size()),
                            port.delivered(),
                            sum(all, RecordedConnection::bytesReceived),
                            sum(all, RecordedConnection::bytesSent),
                            all.stream()
                                    .collect(Collectors.groupingBy(
                                            each -> requireNonNull(each.ending()), Collectors.counting()))));
        }
    }

    void checkMetrics(String text) {
        byPort.forEach((port, all) -> {
            String labels = "{mode=\"" + all.get(0).mode() + "\",port=\"" + port + "\"} ";
            assertThat(text.lines())
                    .contains("hamms_connections_total" + labels + (double) all.size())
                    .contains("hamms_sent_bytes_total" + labels + (double) sum(all, RecordedConnection::bytesSent))
                    .contains("hamms_received_bytes_total"
                            + labels
                            + (double) sum(all, RecordedConnection::bytesReceived));
        });
    }

    private static long sum(List<RecordedConnection> all, Function<RecordedConnection, Long> count) {
        return all.stream().mapToLong(count::apply).sum();
    }
}
