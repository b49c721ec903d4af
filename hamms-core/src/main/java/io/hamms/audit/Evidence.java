package io.hamms.audit;

import io.hamms.journal.RecordedConnection;
import io.hamms.journal.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The evidence of both sides about one run of a probe.
 *
 * @param port the port of the mode
 * @param connections the connections to that port, as they went
 * @param elsewhere the requests that came to another origin to which the mode led the client
 * @param time how long the caller waited
 * @param error the client's own words about a failure; empty if there are none
 * @param responses the responses that the caller got
 * @param isReleased whether the client had ended all its connections to the port soon after the call
 * @param detail further details, such as the stack of a thread that hangs
 * @param peakMemory how many bytes of memory the client's processes held at most; 0 if unknown
 * @param sinceFault how long after the mode had last done all that it does the caller had its result; empty if it never
 *     did, or no connection came
 */
public record Evidence(
        int port,
        List<RecordedConnection> connections,
        List<RecordedRequest> elsewhere,
        Duration time,
        String error,
        List<ClientResponse> responses,
        boolean isReleased,
        String detail,
        long peakMemory,
        Optional<Duration> sinceFault) {

    static final Evidence NONE =
            new Evidence(0, List.of(), List.of(), Duration.ZERO, "", List.of(), true, "", 0, Optional.empty());

    /** Keeps copies. */
    public Evidence {
        connections = List.copyOf(connections);
        elsewhere = List.copyOf(elsewhere);
        responses = List.copyOf(responses);
    }

    /** Returns the requests that came to the port, in their order. */
    public List<RecordedRequest> requests() {
        return connections.stream()
                .flatMap(connection -> connection.requests().stream())
                .sorted(Comparator.comparing(RecordedRequest::at))
                .toList();
    }

    /** Returns how many requests with this method came to the port. */
    public long requests(String method) {
        return requests().stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    /** Returns the times between the requests; between the connections where there are no requests. */
    public List<Duration> gaps() {
        List<Instant> times = requests().isEmpty()
                ? connections.stream()
                        .map(RecordedConnection::openedAt)
                        .sorted()
                        .toList()
                : requests().stream().map(RecordedRequest::at).toList();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(Duration.between(times.get(i - 1), times.get(i)));
        }
        return gaps;
    }

    /** Returns how many bytes the client took, those of TLS included. */
    public long bytesSent() {
        return connections.stream().mapToLong(RecordedConnection::bytesSent).sum();
    }

    /** Returns how many bytes the client sent, those of TLS included. */
    public long bytesReceived() {
        return connections.stream().mapToLong(RecordedConnection::bytesReceived).sum();
    }

    /** Returns which side ended the first connection that ended, and how; empty if none ended. */
    public String ending() {
        return connections.stream()
                .filter(connection -> connection.ending() != null)
                .findFirst()
                .map(connection -> Objects.requireNonNull(connection.ending()).label())
                .orElse("");
    }

    /** Returns whether the mode delivered its fault on some connection. */
    public boolean isDelivered() {
        return connections.stream().anyMatch(connection -> connection.deliveredAt() != null);
    }
}
