package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.fault.Ending;
import io.hamms.journal.Journal;
import io.hamms.journal.PortCounters;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** The counters in Prometheus's format, created for each request: they cost nothing at other times. */
final class Metrics {

    private Metrics() {}

    static MetricSnapshots of(HammsNettyServer hamms) {
        Journal journal = hamms.journal();
        List<PortCounters> ports = hamms.counters();
        return MetricSnapshots.builder()
                .metricSnapshot(counter("hamms_connections", "Connections accepted.", ports, PortCounters::connections))
                .metricSnapshot(open(ports))
                .metricSnapshot(
                        counter("hamms_requests", "Requests whose heads were received.", ports, PortCounters::requests))
                .metricSnapshot(counter(
                        "hamms_delivered",
                        "Times that a mode has completed its behaviour.",
                        ports,
                        PortCounters::delivered))
                .metricSnapshot(counter(
                        "hamms_received_bytes",
                        "Bytes received from clients, including those of TLS.",
                        ports,
                        PortCounters::bytesReceived))
                .metricSnapshot(counter(
                        "hamms_sent_bytes",
                        "Bytes sent to clients, including those of TLS.",
                        ports,
                        PortCounters::bytesSent))
                .metricSnapshot(endings(ports))
                .metricSnapshot(total(
                        "hamms_journal_dropped_connections",
                        "Connections that the journal has dropped because of its limits.",
                        journal.connectionsDropped()))
                .metricSnapshot(total(
                        "hamms_journal_dropped_requests",
                        "Requests that the journal has dropped because of its limits.",
                        journal.requestsDropped()))
                .build();
    }

    private static CounterSnapshot counter(
            String name, String help, List<PortCounters> ports, ToLongFunction<PortCounters> count) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        ports.forEach(port -> counter.dataPoint(point(labels(port), count.applyAsLong(port))));
        return counter.build();
    }

    private static GaugeSnapshot open(List<PortCounters> ports) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name("hamms_open_connections").help("Connections open now.");
        ports.forEach(port -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels(port))
                .value((double) port.open())
                .build()));
        return gauge.build();
    }

    private static CounterSnapshot endings(List<PortCounters> ports) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("hamms_endings")
                .help("Connections ended, by the side that ended them first and how.");
        for (PortCounters port : ports) {
            port.endingCounts().entrySet().stream()
                    .sorted(Comparator.comparing(ending -> ending.getKey().label()))
                    .forEach(ending ->
                            counter.dataPoint(point(labels(port).merge(labels(ending.getKey())), ending.getValue())));
        }
        return counter.build();
    }

    private static Labels labels(Ending ending) {
        Labels labels = Labels.of("by", ending.by().token(), "how", ending.how().name());
        return ending.alert().isEmpty()
                ? labels
                : labels.merge(
                        Labels.of("alert", Integer.toString(ending.alert().getAsInt())));
    }

    private static CounterSnapshot total(String name, String help, long count) {
        return CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, count))
                .build();
    }

    private static CounterDataPointSnapshot point(Labels labels, long count) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) count)
                .build();
    }

    private static Labels labels(PortCounters port) {
        return Labels.of("mode", port.mode(), "port", Integer.toString(port.port()));
    }
}
