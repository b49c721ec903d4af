package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.netty.buffer.Unpooled;

/** Answers a plain request with a TLS alert, as a server that speaks only TLS does. */
public final class TlsBytesOnHttp extends HttpFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(188, "tls-bytes-on-http", Layer.TLS)
            .summary("answers a plain request with a TLS alert")
            .wire("The record `15 03 01 00 02 02 46` (fatal alert `protocol_version`) on the request, then FIN.")
            .client("Reports that this is not a response: it has no status line (RFC 9112, section 4). Does not treat"
                    + " the bytes as a body of HTTP/0.9.")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl {/}", "curl: (1) Received HTTP/0.9 when not allowed")
            .seen("GoogleChromeLabs/simplehttp2server#8, programatik29/axum-server#121: a browser and wget save the"
                    + " alert as a file")
            .onGet(VerdictClass.FAIL_FAST.consensus("RFC 9112, section 4"))
            .fault(new TlsBytesOnHttp());

    private static final byte[] ALERT = {0x15, 3, 1, 0, 2, 2, 70};

    private TlsBytesOnHttp() {}

    @Override
    protected void onRequest(Request request, Wire wire) {
        wire.send(Unpooled.wrappedBuffer(ALERT)).fin();
    }
}
