package io.hamms.mode.encoding;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Need;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.hamms.mode.part.BodyStatus;
import io.hamms.mode.part.Framing;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/** Sends a part of a gzip stream as if it were all of it. */
public final class GzipTruncated extends HttpFault {

    private static final Parameter<Double> PART =
            Parameter.fraction("part", 0.5, "the fraction of the gzip stream that is sent, rounded down to a byte");
    private static final Parameter<Framing> FRAMING = Parameter.choice("framing", Framing.CL, "how the body is framed");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(62, "gzip-truncated", Layer.ENCODING)
            .summary("sends the first half of a gzip stream, correctly framed")
            .wire("200 with `Content-Encoding: gzip` and the first half of the gzip stream of a text of 10,000 bytes."
                    + " Only the coding is incomplete: `Content-Length` counts the bytes sent. `framing=close`: FIN"
                    + " ends the body; `chunked`: the last chunk ends it, or FIN for an HTTP/1.0 client.")
            .client("Detects that the gzip stream is truncated (RFC 1952, section 2.3) and fails.")
            .symptom(Symptom.TRUNCATION, Symptom.ENCODING)
            .tryIt("curl -s --compressed {/} | wc -c", "4067")
            .seen("oven-sh/bun#34922: when FIN ends the body, the part that could be decoded is returned as complete")
            .parameters(PART, FRAMING, BodyStatus.STATUS)
            .needs(Need.DECODING)
            .onGet(VerdictClass.FAIL_FAST.consensus("RFC 1952, section 2.3"))
            .fault(new GzipTruncated());

    private GzipTruncated() {}

    @Override
    public void check(Arguments arguments) {
        BodyStatus.check(arguments);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        byte[] part = Arrays.copyOf(GzipText.WHOLE, (int) (GzipText.WHOLE.length * request.get(PART)));
        Framing framing = request.get(FRAMING).readableBy(request);
        Response response = BodyStatus.response(request).header("Content-Encoding", "gzip");
        if (framing == Framing.CL) {
            wire.respond(request, response.body("text/plain", part));
            return;
        }
        response.header("Content-Type", "text/plain");
        wire.send(Http1Encoder.head(framing.announce(response, part.length).headers(request.notes())));
        if (!request.isHead()) {
            wire.send(Unpooled.wrappedBuffer(framing == Framing.CHUNKED ? Bodies.chunked(part) : part));
        }
        if (framing == Framing.CLOSE) {
            wire.fin();
        }
    }
}
