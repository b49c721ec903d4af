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
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;

/** Sends correct chunks in the smallest pieces. */
public final class ChunkTrickle extends HttpFault {

    private static final int LENGTH = 10_000;
    private static final Duration APART = Duration.ofMillis(20);
    private static final Parameter<Pieces> KIND = Parameter.choice("kind", Pieces.OCTETS, "what the pieces are");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(80, "chunk-trickle", Layer.FRAMING)
            .summary("sends a body in chunks of one byte")
            .wire("200 with `Transfer-Encoding: chunked` and a text of 10,000 bytes, each in a chunk of its own except"
                    + " for the last line. `kind=size`: 300 bytes in one chunk, and each byte of the two size lines in"
                    + " a segment of its own, 20 ms after the one before; `crlf`: the same, but the segments end"
                    + " between each CR and its LF. The connection stays open. HTTP/1.0 clients get chunks, too.")
            .client("Delivers the whole text (RFC 9112, section 7.1), with work in proportion to its length.")
            .symptom(Symptom.FRAMING, Symptom.MEMORY)
            .tryIt("curl -s --raw {/} | head -2 | od -c", "1  \\r  \\n")
            .seen("benoitc/hackney#901: fails if a segment ends between the CR and the LF of a size line")
            .parameters(KIND)
            .onGet(VerdictClass.MUST_SUCCEED.must("RFC 9112, section 7.1"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=crlf", VerdictClass.MUST_SUCCEED.must("RFC 9112, section 7.1"))
            .right(200, "HAMMS-END")
            .fault(new ChunkTrickle());

    private ChunkTrickle() {}

    private enum Pieces {
        OCTETS(""),
        SIZE("1|2|c|\r|\n|" + Bodies.text(300) + "\r\n|0|\r|\n|\r\n"),
        CRLF("12c\r|\n" + Bodies.text(300) + "\r|\n0\r|\n\r|\n");

        /** The chunks, with a bar between two segments. */
        private final String segments;

        Pieces(String segments) {
            this.segments = segments;
        }
    }

    /** The chunks of one byte, made at their first use, so that they do not delay the start. */
    private static final class Octets {

        static final byte[] CHUNKS = Bodies.bytes(
                Bodies.text(LENGTH).substring(0, LENGTH - Bodies.END.length()).replaceAll("(?s).", "1\r\n$0\r\n")
                        + Bodies.chunk(Bodies.END)
                        + Bodies.LAST_CHUNK);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Pieces pieces = request.get(KIND);
        if (!ChunkedText.begin(request, wire, List.of())) {
            return;
        }
        if (pieces == Pieces.OCTETS) {
            wire.send(Unpooled.wrappedBuffer(Octets.CHUNKS));
            return;
        }
        for (String segment : pieces.segments.split("\\|", -1)) {
            wire.pause(APART).send(segment);
        }
    }
}
