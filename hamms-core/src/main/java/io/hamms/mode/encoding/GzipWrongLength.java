package io.hamms.mode.encoding;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.http.Http1Encoder;
import io.hamms.mode.part.BodyStatus;
import io.netty.buffer.Unpooled;

/** Declares the length of the decoded content for an encoded body. */
public final class GzipWrongLength extends HttpFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(97, "gzip-wrong-length", Layer.ENCODING)
            .summary("declares the length that a gzip body has after decoding")
            .wire("200 with `Content-Encoding: gzip`, `Content-Length: 10000` and the whole gzip stream of a text of"
                    + " 10,000 bytes, which is shorter, then FIN.")
            .client("Fails: the message is incomplete (RFC 9112, sections 6.3 and 8), since `Content-Length` counts"
                    + " encoded bytes (RFC 9110, section 8.6).")
            .symptom(Symptom.ENCODING, Symptom.FRAMING)
            .tryIt("curl --compressed {/}", "curl: (18) transfer closed with 9334 bytes remaining to read")
            .seen("denoland/deno#25992: browsers decode such a response without an error")
            .parameters(BodyStatus.STATUS)
            .onGet(VerdictClass.FAIL_FAST.must("RFC 9112, sections 6.3 and 8"))
            .fault(new GzipWrongLength());

    private GzipWrongLength() {}

    @Override
    public void check(Arguments arguments) {
        BodyStatus.check(arguments);
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Http1Encoder.head(BodyStatus.response(request)
                .header("Content-Encoding", "gzip")
                .header("Content-Type", "text/plain")
                .header("Content-Length", Integer.toString(GzipText.PLAIN.length))
                .headers(request.notes())));
        if (!request.isHead()) {
            wire.send(Unpooled.wrappedBuffer(GzipText.WHOLE)).fin();
        }
    }
}
