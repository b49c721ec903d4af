package io.hamms.mode.framing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Announces a chunk size that overflows an integer. */
public final class ChunkSizeOverflow extends HttpFault {

    private static final Parameter<String> SIZE =
            Parameter.token("size", "ffffffffffffffff", 2000, "the chunk size as sent; need not be hexadecimal");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(53, "chunk-size-overflow", Layer.FRAMING)
            .summary("announces a chunk of 2^64 - 1 bytes")
            .wire("200 with `Transfer-Encoding: chunked`, then `ffffffffffffffff` CRLF, 5 bytes `chunk`, CRLF and the"
                    + " last chunk. The connection is held. HTTP/1.0 clients get chunks, too.")
            .client("Anticipates sizes that it cannot represent (RFC 9112, section 7.1): fails at once, or waits within"
                    + " its own time limit.")
            .symptom(Symptom.FRAMING, Symptom.DESYNC)
            .tryIt("curl --max-time 1 {/}", "curl: (56) Illegal or missing hexadecimal sequence in chunked-encoding")
            .seen("stephenberry/glaze#2632: the size wraps around, and the client reads out of bounds")
            .parameters(SIZE)
            .onGet(VerdictClass.BOUNDED_WAIT.must("RFC 9112, section 7.1"))
            .onGet("/?size=100000005", VerdictClass.BOUNDED_WAIT.must("RFC 9112, section 7.1"))
            .onGet("/?size=10000000000000005", VerdictClass.BOUNDED_WAIT.must("RFC 9112, section 7.1"))
            .fault(new ChunkSizeOverflow());

    private ChunkSizeOverflow() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Http1Encoder.head(Response.of(200)
                .header("Content-Type", "text/plain")
                .header("Transfer-Encoding", "chunked")
                .headers(request.notes())));
        if (!request.isHead()) {
            wire.send(request.get(SIZE) + "\r\nchunk\r\n" + Bodies.LAST_CHUNK).hold();
        }
    }
}
