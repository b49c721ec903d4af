package io.hamms.mode.framing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Source;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;

/** Sends far more bytes than its Content-Length on a connection that it declares persistent. */
public final class ContentLengthOverrun extends RawFault {

    private static final int DECLARED = 3;
    private static final long SENT = 1024 * 1024;

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(10, "content-length-overrun", Layer.FRAMING)
            .summary("sends 1 MiB after Content-Length: 3")
            .wire("On accept, before any request: 200 with `Content-Type: text/plain`, `Content-Length: 3` and"
                    + " `Connection: keep-alive`, then 1,048,576 bytes `a`, then FIN.")
            .client("Reads a body of 3 bytes; never treats the rest as a response (RFC 9112, section 6.3). Closes the"
                    + " connection.")
            .symptom(Symptom.DESYNC, Symptom.FRAMING)
            .tryIt("curl -so /dev/null -w '%{num_connects} ' {/[1-2]}", "1 1")
            .seen("cloudflare/cloudflared#1039: gzip data that belongs to no response arrives on an idle connection")
            .onTwoRequests(VerdictClass.NO_DESYNC.must("RFC 9112, section 6.3"))
            .right(200, "aaa")
            .fault(new ContentLengthOverrun());

    private ContentLengthOverrun() {}

    @Override
    protected void onAccept(Wire wire) {
        wire.send(Http1Encoder.head(Response.undated(200)
                        .header("Content-Type", "text/plain")
                        .header("Content-Length", Integer.toString(DECLARED))
                        .header("Connection", "keep-alive")))
                .send(Source.repeat("a", SENT))
                .fin();
    }
}
