package io.hamms.mode.framing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;

/** Sends bytes that are not HTTP before any request. */
public final class GarbageOnAccept extends RawFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(4, "garbage-on-accept", Layer.FRAMING)
            .summary("sends \"foo bar\" on accept and closes")
            .wire("`foo bar` (7 bytes, no line end) on accept, then FIN.")
            .client("Fails: this is not a status line (RFC 9112, section 4). Discards the connection.")
            .symptom(Symptom.HEADER_PARSING)
            .tryIt("curl {/}", "curl: (1) Received HTTP/0.9 when not allowed")
            .seen("curl/curl#2873: such bytes were once returned as the body of an HTTP/0.9 response")
            .onGet(VerdictClass.FAIL_FAST.consensus("RFC 9112, section 4"))
            .fault(new GarbageOnAccept());

    private GarbageOnAccept() {}

    @Override
    protected void onAccept(Wire wire) {
        wire.send("foo bar").fin();
    }
}
