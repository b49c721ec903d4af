package io.hamms.mode.tls;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;

/** Ends the connection on the ClientHello. */
public final class TlsCloseMidHandshake extends RawFault {

    /** With FIN. */
    public static final FailureMode FIN = mode(
            42,
            "tls-close-fin",
            "closes with FIN on the ClientHello",
            "FIN on the ClientHello, no" + " bytes.",
            Closing.FIN);

    /** With RST. */
    public static final FailureMode RST = mode(
            43,
            "tls-close-rst",
            "closes with RST on the ClientHello",
            "RST on the ClientHello, no" + " bytes.",
            Closing.RST);

    /** With a fatal alert. */
    public static final FailureMode ALERT = mode(
            44,
            "tls-close-alert",
            "answers the ClientHello with a fatal alert",
            "The record `15 03 03 00 02 02 28` (fatal alert `handshake_failure`) on the ClientHello, then FIN.",
            Closing.ALERT);

    private static final int HANDSHAKE_FAILURE = 40;

    private final Closing end;

    private TlsCloseMidHandshake(Closing end) {
        this.end = end;
    }

    private enum Closing {
        FIN("curl: (35)"),
        RST("curl: (35) Recv failure: Connection reset by peer"),
        ALERT("alert handshake failure");

        private final String sign;

        Closing(String sign) {
            this.sign = sign;
        }
    }

    private static FailureMode mode(int offset, String name, String summary, String wire, Closing end) {
        return FailureMode.at(offset, name, Layer.TLS)
                .summary(summary)
                .wire(wire)
                .client("Reports that the handshake failed; falls back neither to plain text nor to an older TLS"
                        + " version.")
                .symptom(Symptom.TLS_HANDSHAKE)
                .tryIt("curl {/}", end.sign)
                .seen("jetty/jetty.project#13964: a client whose handshake fails reconnects without end")
                .onGet(VerdictClass.RETRY_SAFETY.consensus())
                .fault(new TlsCloseMidHandshake(end));
    }

    @Override
    public String scheme() {
        return "https";
    }

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        switch (end) {
            case FIN -> wire.fin();
            case RST -> wire.rst();
            case ALERT -> wire.alert(HANDSHAKE_FAILURE);
        }
    }
}
