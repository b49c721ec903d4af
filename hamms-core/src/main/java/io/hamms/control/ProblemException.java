package io.hamms.control;

import io.hamms.error.InvalidOptionException;
import io.hamms.http.Json;
import io.hamms.http.ReasonPhrase;
import io.hamms.text.ErrorText;
import io.hamms.text.Printable;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Thrown for a rejected request; its problem document (RFC 9457) gives the reason. */
final class ProblemException extends RuntimeException {

    static final String MEDIA_TYPE = "application/problem+json";

    @Serial
    private static final long serialVersionUID = 1;

    private static final int SHOWN_LENGTH = 100;

    private final int status;
    private final @Nullable String expected;
    private final LinkedHashMap<String, Integer> place = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> headers = new LinkedHashMap<>();

    /**
     * Creates a rejection.
     *
     * @param expected the accepted values; the message ends with them
     */
    private ProblemException(int status, String message, @Nullable String expected) {
        super(message, null, false, false);
        this.status = status;
        this.expected = expected;
    }

    /** Returns a rejection without an expectation, if no value would be accepted. */
    static ProblemException of(int status, String what) {
        return new ProblemException(status, what, null);
    }

    /** Returns a rejection that concerns no single value. */
    static ProblemException of(int status, String what, String expected) {
        return new ProblemException(status, ErrorText.of(what, expected), expected);
    }

    /** Returns a rejection for an exception of the server. */
    static ProblemException of(int status, InvalidOptionException refused) {
        return new ProblemException(
                status, ErrorText.of(refused.option(), refused.value(), refused.expected()), refused.expected());
    }

    /** Returns a rejection of a value; the message shows only the beginning of a long one. */
    static ProblemException of(int status, String name, String value, String expected) {
        return of(status, ErrorText.subject(name, Printable.cut(value, SHOWN_LENGTH)), expected);
    }

    /** Adds the position of the error in the request's content. */
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
            json.writeStringField("title", ReasonPhrase.of(status));
            json.writeNumberField("status", status);
            json.writeStringField("detail", getMessage());
            if (expected != null) {
                json.writeStringField("expected", expected);
            }
            for (Map.Entry<String, Integer> part : place.entrySet()) {
                json.writeNumberField(part.getKey(), part.getValue());
            }
        });
        return new ControlResponse(status, MEDIA_TYPE, document, headers, null);
    }
}
