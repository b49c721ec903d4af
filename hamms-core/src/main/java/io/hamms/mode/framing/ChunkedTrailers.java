package io.hamms.mode.framing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Source;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.HeaderField;
import io.hamms.mode.part.Bodies;
import java.util.List;

/** Sends trailer fields after the last chunk. */
public final class ChunkedTrailers extends HttpFault {

    private static final HeaderField ANNOUNCED = new HeaderField("Trailer", "X-Hamms-Trailer");
    private static final String LINE = "X-Hamms-Trailer: " + "a".repeat(81) + "\r\n";
    private static final Parameter<Trailers> KIND =
            Parameter.choice("kind", Trailers.OK, "what follows the last chunk");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(76, "chunked-trailers", Layer.FRAMING)
            .summary("sends a trailer field after a chunked body")
            .wire("200 with `Transfer-Encoding: chunked` and `Trailer: X-Hamms-Trailer`, a short text in one chunk, `0`"
                    + " CRLF, `X-Hamms-Trailer: after` CRLF CRLF. Instead of that field: `kind=1mb`: 10,000 lines of"
                    + " 100 bytes with its name; `endless`: the same lines as fast as the client reads, until it"
                    + " disconnects; `forbidden`: `Content-Length: 9`, `Transfer-Encoding: gzip`, `Set-Cookie` and"
                    + " `Host`; `missing`: no field; `fold`: a value that continues on a second line; `cut`: FIN after"
                    + " `0` CRLF. Else the connection stays open. HTTP/1.0 clients get chunks, too.")
            .client("Delivers the text. Keeps trailer fields apart from header fields, or discards them (RFC 9112,"
                    + " section 7.1.2), and limits them. Fails if the trailer section is cut (RFC 9112, section 8).")
            .symptom(Symptom.FRAMING, Symptom.HEADER_PARSING)
            .tryIt("curl -i {/}", "X-Hamms-Trailer: after")
            .seen("xroche/httrack#855: any trailer field fails the response; excon/excon#318: merges trailer fields"
                    + " into the header; oven-sh/bun#36068: a cut trailer section counts as a complete"
                    + " response")
            .parameters(KIND)
            .onGet(VerdictClass.MUST_SUCCEED.must("RFC 9112, section 7.1"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=forbidden", VerdictClass.MUST_SUCCEED.consensus("RFC 9112, section 7.1.2"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=cut", VerdictClass.FAIL_FAST.consensus("RFC 9112, section 8"))
            .onGet("/?kind=endless", VerdictClass.BOUNDED_RESOURCES.consensus("RFC 9110, section 5.4"))
            .fault(new ChunkedTrailers());

    private ChunkedTrailers() {}

    private enum Trailers {
        OK("X-Hamms-Trailer: after\r\n\r\n"),
        _1MB("\r\n"),
        ENDLESS(""),
        FORBIDDEN("Content-Length: 9\r\nTransfer-Encoding: gzip\r\nSet-Cookie: trailer=merged\r\n"
                + "Host: trailer.test\r\n\r\n"),
        MISSING("\r\n"),
        FOLD("X-Hamms-Trailer: after\r\n the fold\r\n\r\n"),
        CUT("");

        private final String end;

        Trailers(String end) {
            this.end = end;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Trailers trailers = request.get(KIND);
        if (ChunkedText.begin(request, wire, List.of(ANNOUNCED))) {
            wire.send(Bodies.chunk("Trailers follow." + Bodies.END) + "0\r\n");
            switch (trailers) {
                case _1MB -> wire.send(Source.repeat(LINE, 1_000_000)).send(trailers.end);
                case ENDLESS -> wire.send(Source.repeat(LINE, Source.ENDLESS));
                case CUT -> wire.fin();
                default -> wire.send(trailers.end);
            }
        }
    }
}
