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
import io.hamms.mode.part.Bodies;
import java.util.Arrays;

/** Sends something behind the first member of a gzip stream. */
public final class GzipMultiMember extends HttpFault {

    private static final Parameter<Second> KIND =
            Parameter.choice("kind", Second.TWO, "what follows the first member of the gzip stream");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(96, "gzip-multi-member", Layer.ENCODING)
            .summary("sends a gzip stream of two members")
            .wire("200 with `Content-Encoding: gzip`, a `Content-Length` and a gzip stream of two members, which are"
                    + " 5,000 bytes each of a text of 10,000 bytes. `kind=empty`: one member with the whole text, then"
                    + " one without content; `zeros`: 512 zero bytes after the first member; `junk`: the 7 bytes `foo"
                    + " bar`.")
            .client("Decodes all members and joins their contents (RFC 1952, section 2.2). Ignores other bytes,"
                    + " or fails.")
            .symptom(Symptom.ENCODING, Symptom.TRUNCATION)
            .tryIt("curl -s --compressed {/} | wc -c", "5000")
            .seen("curl/curl#3796: an empty second member is an error")
            .parameters(KIND)
            .needs(Need.DECODING)
            .onGet(VerdictClass.REPORT.choice("RFC 1952, section 2.2"))
            .onGet("/?kind=empty", VerdictClass.REPORT.choice("RFC 1952, section 2.2"))
            .onGet("/?kind=junk", VerdictClass.REPORT.choice("RFC 1952, section 2.2"))
            .fault(new GzipMultiMember());

    private GzipMultiMember() {}

    private enum Second {
        TWO,
        EMPTY,
        ZEROS,
        JUNK
    }

    /** The streams, made at their first use. */
    private static final class Encoded {

        private static final int HALF = GzipText.PLAIN.length / 2;
        private static final byte[] TWO = GzipText.joined(
                GzipText.gzip(Arrays.copyOf(GzipText.PLAIN, HALF)),
                GzipText.gzip(Arrays.copyOfRange(GzipText.PLAIN, HALF, GzipText.PLAIN.length)));
        private static final byte[] EMPTY = GzipText.joined(GzipText.WHOLE, GzipText.gzip(new byte[0]));
        private static final byte[] ZEROS = GzipText.joined(GzipText.WHOLE, new byte[512]);
        private static final byte[] JUNK = GzipText.joined(GzipText.WHOLE, Bodies.bytes("foo bar"));
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        byte[] body =
                switch (request.get(KIND)) {
                    case TWO -> Encoded.TWO;
                    case EMPTY -> Encoded.EMPTY;
                    case ZEROS -> Encoded.ZEROS;
                    case JUNK -> Encoded.JUNK;
                };
        wire.respond(
                request, Response.of(200).header("Content-Encoding", "gzip").body("text/plain", body));
    }
}
