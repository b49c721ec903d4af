package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;

/** Resets a connection as soon as it is accepted. */
public final class ResetOnAccept extends RawFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(29, "reset-on-accept", Layer.CONNECT)
            .summary("resets on accept without sending a byte")
            .wire("RST on accept, no bytes. The client may see it when it connects, when it sends or when it reads.")
            .client("Reports an error that its caller can handle; retries, if at all, a bounded number of times (RFC"
                    + " 9110, section 9.2.2).")
            .symptom(Symptom.NO_RESPONSE, Symptom.RETRY)
            .tryIt("curl -v {/}", "Connection reset by peer")
            .onPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .onGet(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .fault(new ResetOnAccept());

    private ResetOnAccept() {}

    @Override
    protected void onAccept(Wire wire) {
        wire.rst();
    }
}
