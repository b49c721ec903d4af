package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;

/** Closes a connection as soon as it is accepted. */
public final class CloseOnAccept extends RawFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(2, "close-on-accept", Layer.CONNECT)
            .summary("closes on accept without sending a byte")
            .wire("FIN on accept, no bytes.")
            .client("Fails at once; retries, if at all, a bounded number of times (RFC 9110, section 9.2.2).")
            .symptom(Symptom.NO_RESPONSE, Symptom.RETRY)
            .tryIt("curl {/}", "curl: (52) Empty reply from server")
            .seen("square/okhttp#1517: the stream ends after 0 bytes")
            .onPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .onGet(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .fault(new CloseOnAccept());

    private CloseOnAccept() {}

    @Override
    protected void onAccept(Wire wire) {
        wire.fin();
    }
}
