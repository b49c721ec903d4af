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
import io.hamms.mode.part.Bodies;
import java.util.List;

/** Sends an extension after the size of a chunk. */
public final class ChunkExtension extends HttpFault {

    private static final String TEXT = "Extensions do not matter." + Bodies.END;
    private static final Parameter<Extension> KIND =
            Parameter.choice("kind", Extension.VALID, "what follows the size of the chunk");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(79, "chunk-extension", Layer.FRAMING)
            .summary("sends a chunk with extensions")
            .wire("200 with `Transfer-Encoding: chunked` and a short text in one chunk, whose size is followed by"
                    + " `;name=value;flag`, then the last chunk. Instead: `kind=quoted`: `;name=\"a;b\\\"c\"`; `cr`:"
                    + " `;name=\"` `a` CR `b` `\"`; `16kb`: `;` and 16,383 times `a`; `endless`: `;name=aaa...` as fast"
                    + " as the client reads, until it disconnects. Else the connection stays open. HTTP/1.0 clients get"
                    + " chunks, too.")
            .client("Ignores extensions that it does not know (RFC 9112, section 7.1.1), and limits their length.")
            .symptom(Symptom.FRAMING)
            .tryIt("curl -i --raw {/}", ";name=value;flag")
            .seen("haxetink/tink_http#146: an extension is read as part of the size; hyperium/hyper#3495: extensions of"
                    + " any length are read and skipped")
            .parameters(KIND)
            .onGet(VerdictClass.MUST_SUCCEED.must("RFC 9112, section 7.1.1"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=quoted", VerdictClass.MUST_SUCCEED.must("RFC 9112, section 7.1.1"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=cr", VerdictClass.REPORT.choice("RFC 9112, section 2.2"))
            .onGet("/?kind=endless", VerdictClass.BOUNDED_RESOURCES.consensus("RFC 9112, section 7.1.1"))
            .fault(new ChunkExtension());

    private ChunkExtension() {}

    private enum Extension {
        VALID(";name=value;flag"),
        QUOTED(";name=\"a;b\\\"c\""),
        CR(";name=\"a\rb\""),
        _16KB(";" + "a".repeat(16 * 1024 - 1)),
        ENDLESS(";name=");

        private final String text;

        Extension(String text) {
            this.text = text;
        }
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Extension extension = request.get(KIND);
        if (!ChunkedText.begin(request, wire, List.of())) {
            return;
        }
        wire.send(Integer.toHexString(TEXT.length()) + extension.text);
        if (extension == Extension.ENDLESS) {
            wire.send(Source.repeat("a", Source.ENDLESS));
        } else {
            wire.send("\r\n" + TEXT + "\r\n" + Bodies.LAST_CHUNK);
        }
    }
}
