package io.hamms.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A correct response as data: a status, header fields in their order, a body and trailer fields. It begins with {@code
 * Server} and {@code Date} (RFC 9110, section 6.6.1). Whatever sends it adds the framing that fits the status and the
 * request: {@link Http1Encoder} for HTTP/1.
 */
public final class Response {

    private static final byte[] NO_BODY = {};

    private final int status;
    private final List<HeaderField> fields = new ArrayList<>(6);
    private @Nullable List<HeaderField> trailers;
    private byte[] body = NO_BODY;
    private boolean isLast;

    private Response(int status) {
        this.status = status;
        header("Server", Version.SERVER);
    }

    /** Returns a response without a body. */
    public static Response of(int status) {
        Response response = new Response(status);
        return response.isInterim() ? response : response.header("Date", HttpDate.now());
    }

    /** Returns a response without a body and without a date: one whose bytes are always the same. */
    public static Response undated(int status) {
        return new Response(status);
    }

    /** Returns a response whose body is a JSON object with a field {@code error}. */
    public static Response error(int status, String message) {
        return of(status).json(json -> json.writeStringField("error", message));
    }

    /** Adds a header field; what cannot be part of its value (RFC 9110, section 5.5) is percent-encoded. */
    public Response header(String name, String value) {
        fields.add(valid(name, value));
        return this;
    }

    /** Adds header fields, after those that are there. */
    public Response headers(List<HeaderField> added) {
        added.forEach(field -> header(field.name(), field.value()));
        return this;
    }

    /** Adds a field after the body (RFC 9110, section 6.5); it is left out where the framing has no place for it. */
    public Response trailer(String name, String value) {
        if (trailers == null) {
            trailers = new ArrayList<>();
        }
        trailers.add(valid(name, value));
        return this;
    }

    private static HeaderField valid(String name, String value) {
        return new HeaderField(name, Percent.encode(value, octet -> (octet >= ' ' && octet != 0x7f) || octet == '\t'));
    }

    /** Ends the connection with this response, even if the request asks for more. */
    public Response last() {
        isLast = true;
        return header("Connection", "close");
    }

    /** Sets the body and its type. */
    public Response body(String contentType, byte[] content) {
        return header("Content-Type", contentType).untyped(content);
    }

    /** Sets the body without a Content-Type. */
    public Response untyped(byte[] content) {
        body = content;
        return this;
    }

    /** Sets a body that is a JSON object. */
    public Response json(Json.Fields fields) {
        return body("application/json", Json.object(fields));
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns the header fields, without those that frame the body. */
    public List<HeaderField> headers() {
        return Collections.unmodifiableList(fields);
    }

    /** Returns the body; the array is not copied. */
    public byte[] body() {
        return body;
    }

    /** Returns the trailer fields. */
    public List<HeaderField> trailers() {
        return trailers == null ? List.of() : Collections.unmodifiableList(trailers);
    }

    /** Returns whether the connection ends with it. */
    public boolean isLast() {
        return isLast;
    }

    /** Returns whether another response to the same request follows (RFC 9110, section 15.2). */
    public boolean isInterim() {
        return status / 100 == 1;
    }

    /** Returns whether a response of this status never has a body (RFC 9110, section 6.4.1). */
    public boolean isBodyless() {
        return isInterim() || status == 204 || status == 304;
    }
}
