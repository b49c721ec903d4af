package io.hamms.journal;

import io.hamms.http.HeaderField;
import io.hamms.http.JsonWriter;
import io.hamms.http.Target;
import io.hamms.http.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request, as of the moment at which the journal was read.
 *
 * @param number its number among all requests to this server, from 1
 * @param connection the number of its connection
 * @param round its number among the requests on that connection, from 1
 * @param port the port that it came to
 * @param mode the mode that answers it; may differ from the port's mode because of a script or the path
 * @param at when its head was received, in nanoseconds; the mode may have handled it later
 * @param deliveredAt when the mode had completed its behaviour; null until then
 * @param method the method, as sent
 * @param target the request target, as sent
 * @param version the protocol, such as {@code HTTP/1.1}
 * @param headers the header fields, in the order received
 * @param body the content
 * @param ignored the names of unknown parameters in its query, percent-encoded; at most eight, then
 *     {@code ...}
 * @param violations its violations of the RFCs, in the order of the constants; may be empty
 * @param key what it is counted with; empty without a key
 * @param spared the mode that did not strike it, so that {@code mode}, the baseline, answered; null if the mode struck
 * @param cutAt the number of bytes of the response after which it was cut; null if it was not
 */
public record RecordedRequest(
        long number,
        long connection,
        int round,
        int port,
        String mode,
        Instant at,
        @Nullable Instant deliveredAt,
        String method,
        String target,
        String version,
        List<HeaderField> headers,
        RecordedBody body,
        List<String> ignored,
        List<Violation> violations,
        String key,
        @Nullable String spared,
        @Nullable Long cutAt) {

    private static final Set<String> CREDENTIALS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        CREDENTIALS.addAll(List.of("Authorization", "Cookie", "Proxy-Authorization"));
    }

    /** Copies the header fields, the names and the violations. */
    public RecordedRequest {
        headers = headers instanceof EncodedHead.Fields ? headers : List.copyOf(headers);
        ignored = List.copyOf(ignored);
        violations = List.copyOf(violations);
    }

    /** Returns the value of the first field with this name, ignoring case; null if there is none. */
    public @Nullable String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Returns the values of all fields with this name, ignoring case. */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .toList();
    }

    /** Returns the path of the target, also of a target in absolute form, as clients send it to a proxy. */
    public String path() {
        return Target.path(target);
    }

    /** Returns whether it has {@code Authorization}, {@code Cookie} or {@code Proxy-Authorization}. */
    public boolean carriesCredentials() {
        return headers.stream().anyMatch(field -> isCredential(field.name()));
    }

    static boolean isCredential(String name) {
        return CREDENTIALS.contains(name);
    }

    /** Returns whether its connection had carried an earlier request. */
    public boolean isOnReusedConnection() {
        return round > 1;
    }

    /** Returns the time from another request to this one. */
    public Duration after(RecordedRequest earlier) {
        return Duration.between(earlier.at, at);
    }

    /** Writes method, target, version and header fields as fields of the object that is being written. */
    public void writeHeadTo(JsonWriter json) {
        json.writeStringField("method", method);
        json.writeStringField("target", target);
        json.writeStringField("version", version);
        json.writeArrayFieldStart("headers");
        for (HeaderField field : headers) {
            json.writeStartObject();
            json.writeStringField("name", field.name());
            json.writeStringField("value", field.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public String toString() {
        return method + " " + target;
    }

    /** Returns the time between each request and the one before it. */
    static List<Duration> gaps(List<RecordedRequest> requests) {
        List<RecordedRequest> inOrder = requests.stream()
                .sorted(Comparator.comparing(RecordedRequest::at))
                .toList();
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < inOrder.size(); i++) {
            gaps.add(inOrder.get(i).after(inOrder.get(i - 1)));
        }
        return gaps;
    }
}
