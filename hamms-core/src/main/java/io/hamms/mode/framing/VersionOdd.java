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
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Answers correctly except for the version in the status line. */
public final class VersionOdd extends HttpFault {

    private static final String TEXT = "The version does not matter." + Bodies.END;
    private static final Parameter<Version> KIND =
            Parameter.choice("kind", Version.MINOR, "the version in the status line");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(86, "version-odd", Layer.FRAMING)
            .summary("answers with HTTP/1.2 in the status line")
            .wire("`HTTP/1.2 200 OK` CRLF, then the rest of a correct response with a short text. `kind=long-minor`:"
                    + " `HTTP/1.32`; `major`: `HTTP/2.0`; `icy`: `ICY`; `chunked`: `HTTP/1.0` with"
                    + " `Transfer-Encoding: chunked` and the text in one chunk. HTTP/1.0 clients get chunks, too.")
            .client("Reads HTTP/1.2 as HTTP/1.1 (RFC 9110, section 6.2); fails for another major version. Treats the"
                    + " framing of HTTP/1.0 with `Transfer-Encoding` as faulty, and closes the connection (RFC 9112,"
                    + " section 6.1).")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl {/}", "curl: (1) Unsupported HTTP version (1.2) in response")
            .seen("ktorio/ktor#1866: invalid versions are accepted; aio-libs/aiohttp#7700: only the beginning of the"
                    + " version is compared")
            .parameters(KIND)
            .onGet(VerdictClass.REPORT.should("RFC 9110, section 6.2"))
            .onGet("/?kind=major", VerdictClass.REPORT.choice("RFC 9110, section 2.5"))
            .onGet("/?kind=chunked", VerdictClass.REPORT.must("RFC 9112, section 6.1"))
            .fault(new VersionOdd());

    private VersionOdd() {}

    private enum Version {
        MINOR("HTTP/1.2"),
        LONG_MINOR("HTTP/1.32"),
        MAJOR("HTTP/2.0"),
        ICY("ICY"),
        CHUNKED("HTTP/1.0");

        private final String text;

        Version(String text) {
            this.text = text;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Version version = request.get(KIND);
        boolean isChunked = version == Version.CHUNKED;
        Response response = Response.of(200).headers(request.notes()).body("text/plain", Bodies.bytes(TEXT));
        ByteBuf sent = isChunked
                ? Http1Encoder.head(response.header("Transfer-Encoding", "chunked"))
                : Http1Encoder.answer(response, request.head());
        ByteBuf start = Unpooled.wrappedBuffer(Bodies.bytes(version.text));
        wire.send(Unpooled.wrappedBuffer(start, sent.skipBytes("HTTP/1.1".length())));
        if (isChunked && !request.isHead()) {
            wire.send(Bodies.chunk(TEXT) + Bodies.LAST_CHUNK);
        }
    }
}
