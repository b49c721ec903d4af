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
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names transfer codings that are unknown, in the wrong order, or not those of the body. */
public final class TeOdd extends HttpFault {

    private static final String TEXT = "Coded twice." + Bodies.END;
    private static final String CHUNKS = Bodies.chunk(TEXT) + Bodies.LAST_CHUNK;

    /** The text as a gzip stream. */
    private static final String GZIP = new String(
            HexFormat.of()
                    .parseHex("1f8b08000000000000ff73ce4f494d512829cf4c4ed5e3f270f4f50dd675f573e1020051c41d0617000000"),
            StandardCharsets.ISO_8859_1);

    private static final Parameter<Codings> KIND =
            Parameter.choice("kind", Codings.CHUNKED_IDENTITY, "the transfer codings");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(84, "te-odd", Layer.FRAMING)
            .summary("answers with Transfer-Encoding: chunked, identity")
            .wire("200 with `Transfer-Encoding: chunked, identity`, a short text in one chunk, the last chunk and FIN."
                    + " `kind=unknown`: `xchunked`; `gzip-chunked`: `gzip, chunked`, and the text as gzip in one chunk;"
                    + " `twice`: two fields `Transfer-Encoding: chunked`; `not-chunked`: `chunked`, and the text"
                    + " without chunks. HTTP/1.0 clients get chunks, too.")
            .client("Reads up to the end of the connection if the last coding is not `chunked` (RFC 9112, section 6.3)."
                    + " Fails if it does not know a coding, or if the body is not in chunks (RFC 9112, section 8).")
            .symptom(Symptom.FRAMING)
            .tryIt("curl -i {/}", "Transfer-Encoding: chunked, identity")
            .seen("yhirose/cpp-httplib#2581: a last coding other than `chunked` counts as no body")
            .parameters(KIND)
            .onGet(VerdictClass.REPORT.choice("RFC 9112, section 6.3"))
            .onGet("/?kind=unknown", VerdictClass.FAIL_FAST.consensus("RFC 9112, section 6.3"))
            .onGet("/?kind=not-chunked", VerdictClass.FAIL_FAST.must("RFC 9112, section 8"))
            .fault(new TeOdd());

    private TeOdd() {}

    private enum Codings {
        CHUNKED_IDENTITY("chunked, identity", CHUNKS),
        UNKNOWN("xchunked", CHUNKS),
        GZIP_CHUNKED("gzip, chunked", Bodies.chunk(GZIP) + Bodies.LAST_CHUNK),
        TWICE("chunked", CHUNKS),
        NOT_CHUNKED("chunked", TEXT);

        private final String value;
        private final String body;

        Codings(String value, String body) {
            this.value = value;
            this.body = body;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Codings codings = request.get(KIND);
        Response response = Response.of(200).header("Content-Type", "text/plain");
        if (codings == Codings.TWICE) {
            response.header("Transfer-Encoding", codings.value);
        }
        response.header("Transfer-Encoding", codings.value);
        wire.send(Http1Encoder.head(response.headers(request.notes())));
        if (!request.isHead()) {
            wire.send(Unpooled.wrappedBuffer(Bodies.bytes(codings.body))).fin();
        }
    }
}
