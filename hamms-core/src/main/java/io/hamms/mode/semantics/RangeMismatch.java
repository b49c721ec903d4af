package io.hamms.mode.semantics;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Source;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.ByteRange;
import io.hamms.http.Response;
import io.hamms.mode.part.LongText;

/** Answers a range request with another range or the whole text. */
public final class RangeMismatch extends HttpFault {

    private static final Parameter<PartialResponse> KIND =
            Parameter.choice("kind", PartialResponse.IGNORE, "the response to a range request");
    private static final Parameter<Long> SIZE =
            Parameter.count("size", 102_400, 100, 1L << 40, "the length of the whole text");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(70, "range-mismatch", Layer.SEMANTICS)
            .summary("sends something other than the requested range")
            .wire("A text of 102400 bytes with `ETag: \"1\"` and `Accept-Ranges: bytes`. To `Range: bytes=n-`: 200 and"
                    + " the whole text; with `kind=full-range` the same with a `Content-Range`. Or 206 with a"
                    + " `Content-Range` that matches the content: the range from n - 1 on (`offset`), the first half"
                    + " of the range (`short`), or the range of another text with `ETag: \"2\"` (`etag`). Or 416.")
            .client("Checks the status, `Content-Range` and `ETag` before it appends the content to the part that it"
                    + " has (RFC 9110, section 15.3.7).")
            .symptom(Symptom.CORRUPTION)
            .tryIt("curl -C 100 {/?size=300}", "curl: (33) HTTP server doesn't seem to support byte ranges")
            .seen("rust-lang/rustup#4710: a whole file is appended to an earlier part")
            .parameters(KIND, SIZE)
            .needs(Need.RANGE)
            .onGet(VerdictClass.REPORT.consensus("RFC 9110, section 14.2"))
            .onGet("/?kind=offset", VerdictClass.REPORT.must("RFC 9110, section 15.3.7"))
            .fault(new RangeMismatch());

    private RangeMismatch() {}

    private enum PartialResponse {
        IGNORE,
        OFFSET,
        SHORT,
        FULL_RANGE,
        ETAG,
        _416
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        long size = request.get(SIZE);
        ByteRange whole = new ByteRange(0, size - 1);
        ByteRange asked = ByteRange.of(request.head(), size);
        PartialResponse kind = request.get(KIND);
        if (asked == null || kind == PartialResponse.IGNORE) {
            send(Response.of(200), 1, whole, request, wire);
        } else if (!asked.isSatisfiable() || kind == PartialResponse._416) {
            Response refusal = Response.of(416).headers(request.tag());
            wire.respond(request, refusal.header("Content-Range", "bytes */" + size));
        } else if (kind == PartialResponse.FULL_RANGE) {
            send(Response.of(200).header("Content-Range", asked.of(size)), 1, whole, request, wire);
        } else {
            ByteRange sent = kind == PartialResponse.OFFSET
                    ? asked.shifted()
                    : kind == PartialResponse.SHORT ? asked.firstHalf() : asked;
            int version = kind == PartialResponse.ETAG ? 2 : 1;
            send(Response.of(206).header("Content-Range", sent.of(size)), version, sent, request, wire);
        }
    }

    private static void send(Response response, int version, ByteRange part, Request request, Wire wire) {
        response.headers(request.tag()).header("Accept-Ranges", "bytes").header("ETag", "\"" + version + "\"");
        response.header("Content-Type", "text/plain");
        Source text = new LongText("Version " + version + " of this text.\n", request.get(SIZE), part);
        wire.respond(request, response, part.length(), text);
    }
}
