package io.hamms.mode.framing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.mode.part.Bodies;
import java.util.List;

/** Sends a chunk that does not follow the grammar: in its size, or in the line ends around its data. */
public final class ChunkSizeInvalid extends HttpFault {

    private static final String TEXT = Bodies.text(0x50);
    private static final Parameter<InvalidChunk> KIND =
            Parameter.choice("kind", InvalidChunk.HEX_PREFIX, "what is wrong with the chunk");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(75, "chunk-size-invalid", Layer.FRAMING)
            .summary("sends a chunk whose size is not hexadecimal")
            .wire("200 with `Transfer-Encoding: chunked`, the line `0x50`, 80 bytes of text, CRLF and the last chunk."
                    + " Instead of `0x50`: `kind=plus`: `+50`; `minus`: `-1`; `underscore`: `5_0`; `space`: `50` and a"
                    + " space; `text`: `xyz`; `empty`: an empty line. The size is right, but: `lf`: both lines end with"
                    + " LF; `no-crlf`: no CRLF follows the text; `other-octets`: `ab` follows it instead of CRLF. The"
                    + " connection stays open. HTTP/1.0 clients get chunks, too.")
            .client("Fails: the chunk cannot be decoded (RFC 9112, sections 7.1 and 8). May accept a space after the"
                    + " size, and LF alone.")
            .symptom(Symptom.FRAMING)
            .tryIt("curl --max-time 1 {/}", "curl: (43)")
            .seen("oven-sh/bun#34918: `0x5` is read as the last chunk, and the response is a success without content;"
                    + " hyperium/hyper#228: `X` is read as 0; h2o/picohttpparser#78: `123x` is read as 0x123")
            .parameters(KIND)
            .onGet(VerdictClass.FAIL_FAST.consensus("RFC 9112, sections 7.1 and 8"))
            .onGet("/?kind=minus", VerdictClass.FAIL_FAST.consensus("RFC 9112, sections 7.1 and 8"))
            .onGet("/?kind=no-crlf", VerdictClass.FAIL_FAST.consensus("RFC 9112, sections 7.1 and 8"))
            .onGet("/?kind=space", VerdictClass.REPORT.choice("RFC 9112, section 7.1"))
            .fault(new ChunkSizeInvalid());

    private ChunkSizeInvalid() {}

    private enum InvalidChunk {
        HEX_PREFIX("0x50\r\n", "\r\n"),
        PLUS("+50\r\n", "\r\n"),
        MINUS("-1\r\n", "\r\n"),
        UNDERSCORE("5_0\r\n", "\r\n"),
        SPACE("50 \r\n", "\r\n"),
        TEXT("xyz\r\n", "\r\n"),
        EMPTY("\r\n", "\r\n"),
        LF("50\n", "\n"),
        NO_CRLF("50\r\n", ""),
        OTHER_OCTETS("50\r\n", "ab");

        private final String before;
        private final String after;

        InvalidChunk(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        if (ChunkedText.begin(request, wire, List.of())) {
            InvalidChunk chunk = request.get(KIND);
            wire.send(chunk.before + TEXT + chunk.after + Bodies.LAST_CHUNK);
        }
    }
}
