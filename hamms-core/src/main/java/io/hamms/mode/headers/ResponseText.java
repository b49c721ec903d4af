package io.hamms.mode.headers;

import io.hamms.fault.Request;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** A correct response as a text in ISO 8859-1, for modes that change its head. */
final class ResponseText {

    private ResponseText() {}

    /** Returns a response to a request, with a short text as its content. */
    static String of(Request request, Response response, String content) {
        ByteBuf bytes = Http1Encoder.answer(
                response.body("text/plain", Bodies.bytes(content + Bodies.END)).headers(request.notes()),
                request.head());
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        bytes.release();
        return text;
    }

    /** Returns a 200 to a request, with lines between its status line and its first field. */
    static String withLines(Request request, String lines, String content) {
        return insert(of(request, Response.of(200), content), lines);
    }

    /** Returns a response with lines between its status line and its first field. */
    static String insert(String response, String lines) {
        int fields = response.indexOf('\n') + 1;
        return response.substring(0, fields) + lines + response.substring(fields);
    }

    /** Returns the bytes of a response. */
    static ByteBuf bytes(String response) {
        return Unpooled.wrappedBuffer(Bodies.bytes(response));
    }
}
