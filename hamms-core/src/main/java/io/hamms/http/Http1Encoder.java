package io.hamms.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes responses as HTTP/1.1 (RFC 9112). */
public final class Http1Encoder {

    /** Up to this size, in bytes, a body is copied. */
    private static final int MAX_COPIED = 16 * 1024;

    private Http1Encoder() {}

    /** Returns the response to a request: without a body for HEAD, and with the fields that its version needs. */
    public static ByteBuf answer(Response response, RequestHead request) {
        StringBuilder head = start(response);
        persistence(head, response, request);
        boolean hasTrailers = !response.trailers().isEmpty() && !request.isHttp10();
        return hasTrailers && !response.isBodyless()
                ? chunked(head, response, request)
                : framed(head, response, isHead(request));
    }

    /** Returns the response to a request that is not known: its body has a Content-Length. */
    public static ByteBuf whole(Response response) {
        return framed(start(response), response, false);
    }

    /** Returns the head alone, without the fields that frame a body. */
    public static ByteBuf head(Response response) {
        return Unpooled.copiedBuffer(start(response).append("\r\n"), StandardCharsets.ISO_8859_1);
    }

    /** Returns the head alone of the response to a request, for a body of this many bytes that the caller sends. */
    public static ByteBuf head(Response response, RequestHead request, long length) {
        StringBuilder head = start(response);
        persistence(head, response, request);
        field(head, "Content-Length", Long.toString(length));
        return Unpooled.copiedBuffer(head.append("\r\n"), StandardCharsets.ISO_8859_1);
    }

    private static StringBuilder start(Response response) {
        StringBuilder head = statusLine("HTTP/1.1", response.status(), "");
        fields(head, response.headers());
        return head;
    }

    /**
     * Returns a status line, to which fields can be added.
     *
     * @param reason the reason phrase; empty for that of the status code
     */
    public static StringBuilder statusLine(String version, int status, String reason) {
        return new StringBuilder(192)
                .append(version)
                .append(' ')
                .append(status)
                .append(' ')
                .append(reason.isEmpty() ? ReasonPhrase.of(status) : reason)
                .append("\r\n");
    }

    private static void fields(StringBuilder head, List<HeaderField> fields) {
        for (HeaderField field : fields) {
            field(head, field.name(), field.value());
        }
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** Adds what RFC 9112, section 9.3, asks of a response. */
    private static void persistence(StringBuilder head, Response response, RequestHead request) {
        if (response.isLast()) {
            return;
        }
        if (!request.keepsAlive()) {
            field(head, "Connection", "close");
        } else if (request.isHttp10()) {
            field(head, "Connection", "keep-alive");
        }
    }

    private static boolean isHead(RequestHead request) {
        return request.method().equals("HEAD");
    }

    private static ByteBuf framed(StringBuilder head, Response response, boolean headOnly) {
        byte[] body = response.body();
        if (!response.isBodyless()) {
            field(head, "Content-Length", Integer.toString(body.length));
        }
        byte[] start = bytes(head.append("\r\n"));
        if (response.isBodyless() || headOnly || body.length == 0) {
            return Unpooled.wrappedBuffer(start);
        } else if (body.length > MAX_COPIED) {
            return Unpooled.wrappedBuffer(start, body);
        }
        // One array: a buffer of two costs a connection that waits for its answer as much as the answer itself.
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return Unpooled.wrappedBuffer(all);
    }

    /** Returns a response in chunks, the only framing with trailer fields (RFC 9112, section 7.1). */
    private static ByteBuf chunked(StringBuilder head, Response response, RequestHead request) {
        field(head, "Transfer-Encoding", "chunked");
        byte[] start = bytes(head.append("\r\n"));
        if (isHead(request)) {
            return Unpooled.wrappedBuffer(start);
        }
        byte[] body = response.body();
        String size = body.length == 0 ? "" : Integer.toHexString(body.length) + "\r\n";
        StringBuilder end = new StringBuilder(body.length == 0 ? "0\r\n" : "\r\n0\r\n");
        fields(end, response.trailers());
        return Unpooled.wrappedBuffer(start, bytes(new StringBuilder(size)), body, bytes(end.append("\r\n")));
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
