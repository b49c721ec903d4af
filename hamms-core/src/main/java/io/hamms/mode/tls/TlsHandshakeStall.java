package io.hamms.mode.tls;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.VerdictClass;
import io.hamms.handler.RawFault;

/** Reads the ClientHello and never answers: silence is what a {@link RawFault} does when it is told nothing. */
public final class TlsHandshakeStall extends RawFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(30, "tls-handshake-stall", Layer.TLS)
            .summary("reads the ClientHello, never answers")
            .wire("No bytes. What the client sends is read and discarded until the client goes.")
            .client("Counts the handshake in its connect timeout, or has one for it, and gives up.")
            .seen("nature-lang/nature#300: the connect timeout covered TCP only")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new TlsHandshakeStall());

    private TlsHandshakeStall() {}

    @Override
    public String scheme() {
        return "https";
    }
}
