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

/** Labels as gzip what is not, or not correctly. */
public final class GzipLie extends HttpFault {

    private static final Parameter<Lie> KIND =
            Parameter.choice("kind", Lie.PLAIN, "what is wrong with the content coding");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(102, "gzip-lie", Layer.ENCODING)
            .summary("labels a body gzip that is plain text")
            .wire("200 with `Content-Encoding: gzip`, a `Content-Length` and a text of 10,000 bytes that is not"
                    + " encoded. `kind=header`: the gzip stream of the text, with the first byte E0 in place of 1F;"
                    + " `crc`: with its CRC-32 damaged; `isize`: with its length damaged. `unlabelled`: the correct"
                    + " stream, without `Content-Encoding`.")
            .client("Fails: a decoder must check the gzip header (RFC 1952, section 2.3.1), and good ones check the"
                    + " trailer, too. Does not succeed without content. Delivers the bytes of an unlabelled stream as"
                    + " they are (RFC 9110, section 8.4).")
            .symptom(Symptom.ENCODING)
            .tryIt("curl --compressed {/}", "curl: (61) Error while processing content unencoding")
            .seen("xroche/httrack#515: plain text labelled gzip becomes an empty file; http4s/http4s#1373: a decoder"
                    + " does not verify the trailer")
            .parameters(KIND)
            .needs(Need.DECODING)
            .onGet(VerdictClass.FAIL_FAST.consensus("RFC 1952, section 2.3.1"))
            .onGet("/?kind=header", VerdictClass.FAIL_FAST.consensus("RFC 1952, section 2.3.1"))
            .onGet("/?kind=crc", VerdictClass.FAIL_FAST.consensus("RFC 1952, section 2.3.1"))
            .onGet("/?kind=isize", VerdictClass.FAIL_FAST.consensus("RFC 1952, section 2.3.1"))
            .onGet("/?kind=unlabelled", VerdictClass.REPORT.choice("RFC 9110, section 8.4"))
            .fault(new GzipLie());

    private GzipLie() {}

    private enum Lie {
        PLAIN,
        HEADER,
        CRC,
        ISIZE,
        UNLABELLED
    }

    /** The damaged streams, made at their first use. */
    private static final class Encoded {

        private static final byte[] HEADER = GzipText.damaged(GzipText.WHOLE, 0);
        private static final byte[] CRC = GzipText.damaged(GzipText.WHOLE, -8);
        private static final byte[] ISIZE = GzipText.damaged(GzipText.WHOLE, -4);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        Lie kind = request.get(KIND);
        byte[] body =
                switch (kind) {
                    case PLAIN -> GzipText.PLAIN;
                    case HEADER -> Encoded.HEADER;
                    case CRC -> Encoded.CRC;
                    case ISIZE -> Encoded.ISIZE;
                    case UNLABELLED -> GzipText.WHOLE;
                };
        Response response = Response.of(200);
        if (kind != Lie.UNLABELLED) {
            response.header("Content-Encoding", "gzip");
        }
        wire.respond(request, response.body("text/plain", body));
    }
}
