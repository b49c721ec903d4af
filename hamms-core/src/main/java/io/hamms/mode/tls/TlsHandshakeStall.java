package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.handler.RawFault;

/** Reads the ClientHello and never answers: a {@link RawFault} without an overridden hook is silent. */
public final class TlsHandshakeStall extends RawFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(30, "tls-handshake-stall", Layer.TLS)
            .summary("reads the ClientHello, never answers")
            .wire("No bytes. The server reads and discards what the client sends until the client disconnects.")
            .client("Includes the handshake in its connect timeout, or has a timeout for it, and gives up.")
            .symptom(Symptom.TLS_HANDSHAKE, Symptom.CONNECT_TIMEOUT)
            .tryIt("curl --max-time 1 {/}", "curl: (28)")
            .seen("nature-lang/nature#300: the connect timeout covers only TCP")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new TlsHandshakeStall());

    private TlsHandshakeStall() {}

    @Override
    public String scheme() {
        return "https";
    }
}
