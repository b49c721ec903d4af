package io.hamms.mode.headers;

import io.hamms.fault.Request;
import io.hamms.fault.Wire;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Json;
import io.hamms.http.Response;
import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** A correct response with additional header fields. */
final class PaddedHeaders {

    private PaddedHeaders() {}

    /** Answers with the request's header fields as JSON; {@code fields} sends the bytes after the status line. */
    static void answer(Request request, Wire wire, Consumer<Wire> fields) {
        ByteBuf response = Http1Encoder.answer(
                Response.of(200)
                        .json(json -> Json.writeHeaders(json, request.headers()))
                        .headers(request.notes()),
                request.head());
        int statusLine = response.bytesBefore((byte) '\n') + 1;
        wire.send(response.readRetainedSlice(statusLine));
        fields.accept(wire);
        wire.send(response);
    }
}
