package io.hamms.mode.encoding;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Response;

/** Sends what is called deflate in one of its two formats. */
public final class DeflateFlavour extends HttpFault {

    private static final Parameter<Flavour> KIND =
            Parameter.choice("kind", Flavour.ZLIB, "the format around the deflate stream");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(95, "deflate-flavour", Layer.ENCODING)
            .summary("sends a body in the content coding deflate")
            .wire("200 with `Content-Encoding: deflate`, a `Content-Length` and a text of 10,000 bytes as a deflate"
                    + " stream in the zlib format (RFC 1950), whatever the request accepts. `kind=raw`: the same stream"
                    + " (RFC 1951) without that format, which is wrong, but common.")
            .client("Decodes the zlib format, and raw deflate, too, because some servers send it (RFC 9110, section"
                    + " 8.4.1.2).")
            .symptom(Symptom.ENCODING)
            .tryIt("curl -si --compressed {/?kind=raw} | head -20", "Content-Encoding: deflate")
            .seen("postmanlabs/httpbin#419: the zlib format is an error; mizosoft/methanol#25: raw deflate is an error")
            .parameters(KIND)
            .needs(Need.DEFLATE)
            .onGet(VerdictClass.MUST_SUCCEED.consensus("RFC 9110, section 8.4.1.2"))
            .right(200, "HAMMS-END")
            .onGet("/?kind=raw", VerdictClass.MUST_SUCCEED.consensus("RFC 9110, section 8.4.1.2"))
            .right(200, "HAMMS-END")
            .fault(new DeflateFlavour());

    private DeflateFlavour() {}

    private enum Flavour {
        ZLIB,
        RAW
    }

    /** The text in both formats, made at its first use. */
    private static final class Encoded {

        private static final byte[] ZLIB = GzipText.deflate(GzipText.PLAIN, false);
        private static final byte[] RAW = GzipText.deflate(GzipText.PLAIN, true);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        byte[] body = request.get(KIND) == Flavour.ZLIB ? Encoded.ZLIB : Encoded.RAW;
        wire.respond(
                request, Response.of(200).header("Content-Encoding", "deflate").body("text/plain", body));
    }
}
