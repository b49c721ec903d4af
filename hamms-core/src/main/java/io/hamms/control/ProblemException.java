package io.hamms.control;

import io.hamms.fault.Json;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Thrown for a request that is not done; it says why in a problem document (RFC 9457). */
final class ProblemException extends RuntimeException {

    static final String MEDIA_TYPE = "application/problem+json";

    @Serial
    private static final long serialVersionUID = 1;

    private static final Pattern EXPECTED = Pattern.compile("\\(expected: (.*)\\)$", Pattern.DOTALL);
    private static final int SHOWN_LENGTH = 100;

    private final int status;
    private final LinkedHashMap<String, Integer> place = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> headers = new LinkedHashMap<>();

    /** Creates a refusal from a message in the usual grammar: {@code name: value (expected: ...)}. */
    ProblemException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** Returns a refusal of a value; of a long one, it shows the beginning. */
    static ProblemException of(int status, String name, String value, String expected) {
        String shown = value.length() <= SHOWN_LENGTH ? value : value.substring(0, SHOWN_LENGTH) + "...";
        return new ProblemException(status, name + ": " + shown + " (expected: " + expected + ")");
    }

    /** Adds where in the request's content something is wrong. */
    ProblemException at(int line, int column) {
        place.put("line", line);
        place.put("column", column);
        return this;
    }

    /** Adds a header field to the response. */
    ProblemException with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    ControlResponse answer() {
        byte[] document = Json.object(json -> {
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", HttpResponseStatus.valueOf(status).reasonPhrase());
            json.writeNumberField("status", status);
            json.writeStringField("detail", getMessage());
            Matcher expected = EXPECTED.matcher(String.valueOf(getMessage()));
            if (expected.find()) {
                json.writeStringField("expected", expected.group(1));
            }
            for (Map.Entry<String, Integer> part : place.entrySet()) {
                json.writeNumberField(part.getKey(), part.getValue());
            }
        });
        return new ControlResponse(status, MEDIA_TYPE, document, headers, null);
    }
}
