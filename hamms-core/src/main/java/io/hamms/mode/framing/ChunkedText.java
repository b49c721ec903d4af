package io.hamms.mode.framing;

import io.hamms.fault.Request;
import io.hamms.fault.Wire;
import io.hamms.http.HeaderField;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import java.util.List;

/** The beginning of a response whose content is a text in chunks; each mode sends the chunks itself. */
final class ChunkedText {

    private ChunkedText() {}

    /** Sends a head with some fields in addition, and returns whether chunks follow: not in a response to HEAD. */
    static boolean begin(Request request, Wire wire, List<HeaderField> fields) {
        wire.send(Http1Encoder.head(Response.of(200)
                .headers(fields)
                .header("Content-Type", "text/plain")
                .header("Transfer-Encoding", "chunked")
                .headers(request.notes())));
        return !request.isHead();
    }
}
