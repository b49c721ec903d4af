package io.hamms.control;

import io.hamms.HammsNettyServer;
import io.hamms.journal.Journal;
import io.hamms.journal.PortCounters;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The counters of the ports, for people and for Prometheus. */
final class CounterResource {

    static final String PROMETHEUS = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final HammsNettyServer hamms;

    CounterResource(HammsNettyServer hamms) {
        this.hamms = hamms;
    }

    ControlResponse list(RoutedRequest call) {
        call.query().only();
        Journal journal = hamms.journal();
        List<PortCounters> counters = hamms.counters();
        return ControlResponse.json(json -> {
            json.writeArrayFieldStart("ports");
            for (PortCounters port : counters) {
                json.writeStartObject();
                json.writeNumberField("port", port.port());
                json.writeStringField("mode", port.mode());
                json.writeNumberField("connections", port.connections());
                json.writeNumberField("open", port.open());
                json.writeNumberField("requests", port.requests());
                json.writeNumberField("delivered", port.delivered());
                json.writeNumberField("bytesReceived", port.bytesReceived());
                json.writeNumberField("bytesSent", port.bytesSent());
                json.writeObjectFieldStart("endings");
                for (Map.Entry<String, Long> ending : port.endings().entrySet()) {
                    json.writeNumberField(ending.getKey(), ending.getValue());
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberField("connectionsDropped", journal.connectionsDropped());
            json.writeNumberField("requestsDropped", journal.requestsDropped());
        });
    }

    ControlResponse metrics(RoutedRequest call) {
        call.query().only();
        ByteArrayOutputStream text = AnswerMemory.bytes();
        try {
            PrometheusTextFormatWriter.create().write(text, Metrics.of(hamms));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ControlResponse.of(PROMETHEUS, text.toByteArray());
    }
}
