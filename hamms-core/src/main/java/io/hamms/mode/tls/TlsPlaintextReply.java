package io.hamms.mode.tls;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;

/** Answers a ClientHello in plain HTTP, as a server without TLS does. */
public final class TlsPlaintextReply extends RawFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(45, "tls-plaintext-reply", Layer.TLS)
            .summary("answers the ClientHello in plain HTTP")
            .wire("`HTTP/1.1 400 Bad Request` with a short text, unencrypted, on the ClientHello; then FIN.")
            .client("Reports that the handshake failed; does not treat the text as the response.")
            .symptom(Symptom.TLS_HANDSHAKE)
            .tryIt("curl {/}", "wrong version number")
            .seen("encode/httpx#646: `https` to a port that speaks plain HTTP ends in WRONG_VERSION_NUMBER")
            .onGet(VerdictClass.FAIL_FAST.consensus())
            .fault(new TlsPlaintextReply());

    private TlsPlaintextReply() {}

    @Override
    public String scheme() {
        return "https";
    }

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        wire.send(Http1Encoder.whole(Response.of(400)
                        .header("Connection", "close")
                        .body("text/plain", Bodies.bytes("This port does not speak TLS." + Bodies.END))))
                .fin();
    }
}
