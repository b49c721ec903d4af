package io.hamms.cli.audit.report;

import io.hamms.audit.Check;
import io.hamms.audit.Evidence;
import io.hamms.audit.TlsOffer;
import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import io.hamms.text.Printable;
import io.hamms.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Formats the evidence of both sides as lines, for the output of a test case. */
final class EvidenceLines {

    private static final int MAX_CONNECTIONS = 12;
    private static final int MAX_REQUESTS = 6;
    private static final int MAX_TEXT = 2000;

    private EvidenceLines() {}

    static List<String> of(Check check) {
        List<String> lines = new ArrayList<>();
        Evidence evidence = check.evidence();
        lines.add("exercise: " + check.probe());
        lines.add("outcome: " + check.outcome().token() + " after " + Millis.of(evidence.time()) + " ms");
        if (!evidence.error().isBlank()) {
            lines.add("error: " + Printable.cut(evidence.error().strip(), MAX_TEXT));
        }
        evidence.responses().stream()
                .filter(response -> response.status() > 0 || response.bytes() > 0)
                .forEach(response ->
                        lines.add("response: " + (response.status() > 0 ? "status " + response.status() + ", " : "")
                                + Words.count(response.bytes(), "byte") + ", SHA-256 " + response.sha256()));
        lines.add("server: " + Words.count(evidence.connections().size(), "connection") + ", "
                + Words.count(evidence.requests().size(), "request") + "; "
                + Words.count(evidence.bytesReceived(), "byte") + " received, "
                + evidence.bytesSent() + " sent");
        List<RecordedConnection> connections = evidence.connections().stream()
                .sorted(Comparator.comparing(RecordedConnection::openedAt))
                .toList();
        if (!connections.isEmpty()) {
            Instant start = connections.get(0).openedAt();
            for (int i = 0; i < Math.min(connections.size(), MAX_CONNECTIONS); i++) {
                lines.add("connection " + (i + 1) + ": " + connection(start, connections.get(i)));
            }
        }
        evidence.elsewhere()
                .forEach(request -> lines.add("another origin: " + Printable.beginning(request.toString())
                        + (request.carriesCredentials() ? ", with credentials" : "")));
        if (!evidence.detail().isBlank()
                && !evidence.detail().strip().equals(evidence.error().strip())) {
            lines.add(Printable.cut(evidence.detail().strip(), MAX_TEXT));
        }
        return lines;
    }

    /** Returns what a ClientHello offers. */
    static String of(TlsOffer offer) {
        return "offered over TLS: " + offer.text();
    }

    private static String connection(Instant start, RecordedConnection connection) {
        StringBuilder line = new StringBuilder("opened at " + after(start, connection.openedAt()));
        for (RecordedRequest request :
                connection.requests().stream().limit(MAX_REQUESTS).toList()) {
            line.append("; ").append(Printable.beginning(request.toString()));
            line.append(" at ").append(after(start, request.at()));
        }
        if (connection.deliveredAt() != null) {
            line.append("; delivered at ").append(after(start, connection.deliveredAt()));
        }
        if (connection.ending() != null) {
            line.append("; ").append(Objects.requireNonNull(connection.ending()).label());
            line.append(" at ").append(after(start, connection.endedAt()));
        }
        line.append(
                connection.closedAt() == null ? "; still open" : "; closed at " + after(start, connection.closedAt()));
        return line.toString();
    }

    private static String after(Instant start, @Nullable Instant at) {
        return at == null ? "?" : Millis.of(Duration.between(start, at)) + " ms";
    }
}
