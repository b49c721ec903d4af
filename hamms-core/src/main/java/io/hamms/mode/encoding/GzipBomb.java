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

/** Sends a small body that decodes to a large one. */
public final class GzipBomb extends HttpFault {

    private static final Parameter<Long> INFLATED =
            Parameter.count("inflated", 1L << 30, 0, 1L << 50, "the number of zero bytes after decoding");
    private static final Parameter<Integer> RATIO = Parameter.integer(
            "ratio",
            1000,
            100,
            1000,
            "about how many zeros each byte sent decodes to; fewer if `inflated` is less than a million, because each"
                    + " part of a stream has a least size");
    private static final Parameter<Coding> CODING = Parameter.choice("coding", Coding.GZIP, "the content coding");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(61, "gzip-bomb", Layer.ENCODING)
            .summary("sends 1 MB that decodes to 1 GiB")
            .wire("200 with `Content-Encoding: gzip`, or `deflate` (zlib, RFC 1950), a `Content-Length` and a valid"
                    + " stream, generated while it is sent, of about a thousandth of 1 GiB, which decodes to 1 GiB of"
                    + " zeros.")
            .client("Decodes while the caller reads, and bounds both the decoded bytes that it buffers and those that"
                    + " one read produces.")
            .symptom(Symptom.MEMORY, Symptom.ENCODING)
            .tryIt("curl -s --compressed {/?inflated=10000000} | wc -c", "10000000")
            .seen("aio-libs/aiohttp#8248: a compressed body is inflated without a limit")
            .parameters(INFLATED, RATIO, CODING)
            .probe("/?inflated=10000000")
            .needs(Need.DECODING)
            .onGet("/?inflated=400000000", VerdictClass.BOUNDED_RESOURCES.consensus())
            .fault(new GzipBomb());

    private GzipBomb() {}

    /** The header and the trailer around the deflated zeros. */
    enum Coding {
        GZIP,
        DEFLATE
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        DeflatedZeros zeros = new DeflatedZeros(request.get(INFLATED), request.get(RATIO), request.get(CODING));
        Response response = Response.of(200)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Encoding", request.get(CODING) == Coding.GZIP ? "gzip" : "deflate");
        wire.respond(request, response, zeros.length(), zeros);
    }
}
