package io.hamms.cli.audit.report;

import io.hamms.audit.ClientResponse;
import io.hamms.audit.Evidence;
import io.hamms.http.JsonWriter;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.text.Printable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Writes the evidence of both sides as JSON; long texts of clients and servers are truncated. */
final class JsonEvidence {

    private static final int MAX_BODY = 400;
    private static final int MAX_TEXT = 4000;
    private static final int MAX_TARGET = 200;
    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_REQUESTS = 32;
    private static final int MAX_GAPS = 100;

    private final JsonWriter json;

    JsonEvidence(JsonWriter json) {
        this.json = json;
    }

    void write(Evidence evidence) {
        json.writeObjectFieldStart("evidence");
        json.writeNumberField("connections", evidence.connections().size());
        json.writeNumberField("requests", evidence.requests().size());
        Millis.write(
                json, "gapsMillis", evidence.gaps().stream().limit(MAX_GAPS).toList());
        json.writeNumberField("bytesSent", evidence.bytesSent());
        json.writeNumberField("bytesReceived", evidence.bytesReceived());
        json.writeStringField("ending", evidence.ending());
        json.writeBooleanField("released", evidence.isReleased());
        Millis.write(json, "millis", evidence.time());
        json.writeNumberField("peakMemoryBytes", evidence.peakMemory());
        json.writeStringField("error", Printable.cut(evidence.error(), MAX_TEXT));
        json.writeStringField("detail", Printable.cut(evidence.detail(), MAX_TEXT));
        json.writeArrayFieldStart("responses");
        evidence.responses().forEach(this::response);
        json.writeEndArray();
        timeline(evidence.connections());
        json.writeArrayFieldStart("elsewhere");
        evidence.elsewhere().stream().limit(MAX_REQUESTS).forEach(this::elsewhere);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void response(ClientResponse response) {
        json.writeStartObject();
        json.writeNumberField("status", response.status());
        json.writeNumberField("bytes", response.bytes());
        json.writeStringField("sha256", response.sha256());
        json.writeStringField("text", Printable.cut(response.text(), MAX_BODY));
        json.writeEndObject();
    }

    /** Writes the connections; their times count from the instant at which the first was accepted. */
    private void timeline(List<RecordedConnection> connections) {
        json.writeArrayFieldStart("timeline");
        connections.stream()
                .sorted(Comparator.comparing(RecordedConnection::openedAt))
                .limit(MAX_CONNECTIONS)
                .forEach(connection -> connection(start(connections), connection));
        json.writeEndArray();
    }

    private static Instant start(List<RecordedConnection> connections) {
        return connections.stream()
                .map(RecordedConnection::openedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void connection(Instant start, RecordedConnection connection) {
        json.writeStartObject();
        Millis.write(json, "openedMillis", start, connection.openedAt());
        Millis.write(json, "deliveredMillis", start, connection.deliveredAt());
        Millis.write(json, "endedMillis", start, connection.endedAt());
        Millis.write(json, "closedMillis", start, connection.closedAt());
        json.writeStringField(
                "ending",
                connection.ending() == null
                        ? ""
                        : Objects.requireNonNull(connection.ending()).label());
        json.writeNumberField("bytesSent", connection.bytesSent());
        json.writeNumberField("bytesReceived", connection.bytesReceived());
        json.writeArrayFieldStart("requests");
        for (RecordedRequest request :
                connection.requests().stream().limit(MAX_REQUESTS).toList()) {
            json.writeStartObject();
            Millis.write(json, "atMillis", start, request.at());
            Millis.write(json, "deliveredMillis", start, request.deliveredAt());
            line(request);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void elsewhere(RecordedRequest request) {
        json.writeStartObject();
        json.writeNumberField("port", request.port());
        line(request);
        json.writeBooleanField("credentials", request.carriesCredentials());
        json.writeEndObject();
    }

    private void line(RecordedRequest request) {
        json.writeStringField("method", Printable.cut(request.method(), MAX_TARGET));
        json.writeStringField("target", Printable.cut(request.target(), MAX_TARGET));
    }
}
