package io.hamms.fault;

import io.hamms.http.HttpDate;
import io.hamms.http.Json;
import io.hamms.http.Percent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A correct response, as bytes: a status line, {@code Server}, {@code Date} (RFC 9110, section 6.6.1), what is added
 * here, and the framing that fits the status and the request (RFC 9112, section 6.3). Faults that need an incorrect one
 * write it themselves.
 */
public final class Response {

    private static final byte[] NO_BODY = {};

    /** Up to this size, in bytes, a body is copied. */
    private static final int MAX_COPIED = 16 * 1024;

    private final int status;
    private final StringBuilder head = new StringBuilder(128);
    private byte[] body = NO_BODY;
    private boolean isLast;

    private Response(int status) {
        this.status = status;
        head.append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason(status))
                .append("\r\n");
        header("Server", Version.SERVER);
    }

    /** Returns a response without a body. */
    public static Response of(int status) {
        Response response = new Response(status);
        return status / 100 == 1 ? response : response.header("Date", HttpDate.now());
    }

    /** Returns a response without a body and without a date: one whose bytes are always the same. */
    public static Response undated(int status) {
        return new Response(status);
    }

    /** Returns the 400 that names a parameter, its value and what was expected. */
    public static Response refusal(BadParameterException refused) {
        return of(400).json(json -> {
            json.writeStringField("error", refused.getMessage());
            json.writeStringField("parameter", refused.parameter());
            json.writeStringField("value", refused.value());
            json.writeStringField("expected", refused.expected());
        });
    }

    /** Returns an answer of this status to what cannot be answered any better. */
    public static Response error(int status, String message) {
        return of(status).json(json -> json.writeStringField("error", message));
    }

    /** Adds a header field; what cannot be part of its value (RFC 9110, section 5.5) is percent-encoded. */
    public Response header(String name, String value) {
        String valid = Percent.encode(value, octet -> (octet >= ' ' && octet != 0x7f) || octet == '\t');
        head.append(name).append(": ").append(valid).append("\r\n");
        return this;
    }

    /** Ends the connection with this response, whatever the request asks for. */
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

    /** Adds the number and the path of the request that it answers, so that responses can be distinguished. */
    public Response tagged(Request request) {
        return header("X-Hamms-Seq", Long.toString(request.sequence()))
                .header("X-Hamms-Path", Percent.encode(request.fullPath(), octet -> octet > ' ' && octet < 0x7f));
    }

    /**
     * Returns the head alone, without any framing: a fault that calls this frames its body, or not, itself.
     *
     * @param request the request that it answers
     */
    public ByteBuf head(Request request) {
        return reporting(request).head();
    }

    /** Returns the head alone, without any framing, of what answers no request, or not one that was read. */
    public ByteBuf head() {
        return Unpooled.copiedBuffer(head.append("\r\n"), StandardCharsets.ISO_8859_1);
    }

    /** Returns the head alone of an answer to a request, for a body of this many bytes that the caller sends itself. */
    public ByteBuf headTo(Request request, long length) {
        return persistence(request)
                .header("Content-Length", Long.toString(length))
                .head();
    }

    /** Returns the bytes that answer a request. */
    public ByteBuf to(Request request) {
        return persistence(request).encode(request.isHead());
    }

    /** Names the parameters in the query that are not read: a misspelt one must not pass for a success. */
    private Response reporting(Request request) {
        return request.ignored().isEmpty() ? this : header("X-Hamms-Ignored", String.join(", ", request.ignored()));
    }

    private Response persistence(Request request) {
        reporting(request);
        if (isLast) {
            return this;
        }
        if (!request.keepsAlive()) {
            header("Connection", "close");
        } else if (request.isHttp10()) {
            header("Connection", "keep-alive");
        }
        return this;
    }

    /** Returns the bytes that answer a request as if it were anything but a HEAD request. */
    public ByteBuf bytes(Request request) {
        return reporting(request).encode(false);
    }

    /** Returns the bytes that answer what is not a request, or was not read as one. */
    public ByteBuf bytes() {
        return encode(false);
    }

    private ByteBuf encode(boolean headOnly) {
        boolean bodyless = status / 100 == 1 || status == 204 || status == 304;
        if (!bodyless) {
            header("Content-Length", Integer.toString(body.length));
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (bodyless || headOnly || body.length == 0) {
            return Unpooled.wrappedBuffer(start);
        } else if (body.length > MAX_COPIED) {
            return Unpooled.wrappedBuffer(start, body);
        }
        // One array: a buffer of two costs a connection that waits for its answer as much as the answer itself.
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return Unpooled.wrappedBuffer(all);
    }

    private static String reason(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
