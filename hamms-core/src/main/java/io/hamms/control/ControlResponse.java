package io.hamms.control;

import io.hamms.http.HttpDate;
import io.hamms.http.Json;
import io.hamms.http.ReasonPhrase;
import io.hamms.http.Version;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response of the control port.
 *
 * @param status the status code
 * @param mediaType the body's media type; empty without a body
 * @param body the body, empty if it follows as a stream
 * @param headers further header fields
 * @param stream the events to send as the body; null for other responses
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and not kept by any caller.
record ControlResponse(
        int status,
        String mediaType,
        byte[] body,
        Map<String, String> headers,
        @Nullable Subscriber stream) {

    static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream";

    private static final byte[] NOTHING = {};

    /** An empty response: 204. */
    static final ControlResponse DONE = new ControlResponse(204, "", NOTHING, Map.of(), null);

    static ControlResponse of(String mediaType, byte[] body) {
        return new ControlResponse(200, mediaType, body, Map.of(), null);
    }

    static ControlResponse json(Json.Fields fields) {
        return of(JSON, AnswerMemory.json(fields));
    }

    static ControlResponse created(String location, Json.Fields fields) {
        return new ControlResponse(201, JSON, Json.object(fields), Map.of("Location", location), null);
    }

    static ControlResponse stream(@Nullable Subscriber subscriber) {
        return new ControlResponse(200, EVENTS, NOTHING, Map.of(), subscriber);
    }

    /** Returns the whole response. */
    FullHttpResponse whole(boolean keepsAlive) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, ReasonPhrase.status(status), Unpooled.wrappedBuffer(body));
        describe(response.headers());
        if (status != DONE.status() && !mediaType.equals(EVENTS)) {
            HttpUtil.setContentLength(response, body.length);
        }
        response.headers().set(HttpHeaderNames.CONNECTION, keepsAlive ? "keep-alive" : "close");
        return response;
    }

    /** Returns the head of a response whose body follows as a stream; an HTTP/1.0 client reads until the close. */
    HttpResponse beginning(boolean isHttp10) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, ReasonPhrase.status(status));
        describe(response.headers());
        if (isHttp10) {
            response.headers().set(HttpHeaderNames.CONNECTION, "close");
        } else {
            HttpUtil.setTransferEncodingChunked(response, true);
        }
        return response;
    }

    private void describe(HttpHeaders fields) {
        fields.set(HttpHeaderNames.SERVER, Version.SERVER);
        fields.set(HttpHeaderNames.DATE, HttpDate.now());
        fields.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        // No web page may embed it, as a script, an image or anything else.
        fields.set("X-Content-Type-Options", "nosniff");
        fields.set("Cross-Origin-Resource-Policy", "same-origin");
        if (!mediaType.isEmpty()) {
            fields.set(HttpHeaderNames.CONTENT_TYPE, mediaType);
        }
        headers.forEach(fields::set);
    }
}
