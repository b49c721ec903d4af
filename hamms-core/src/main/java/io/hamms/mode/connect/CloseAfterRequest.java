package io.hamms.mode.connect;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;

/** Closes a connection once the client has sent something. */
public final class CloseAfterRequest extends RawFault {

    private static final Parameter<Boolean> DRAIN = Parameter.flag(
            "drain", true, "whether what the client still sends is read: closing with bytes unread is a reset");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(3, "close-after-request", Layer.CONNECT)
            .summary("closes once the client has sent data, without a byte")
            .wire("FIN on the first bytes, no bytes. What the client still sends is read, so that FIN does not become"
                    + " RST; with `drain=false` RST at once, as when a server closes with bytes unread.")
            .client("Fails. May repeat an idempotent request on a new connection; should not repeat a POST (RFC 9110,"
                    + " section 9.2.2).")
            .seen("nahi/httpclient#142: a POST sent twice after the server closed")
            .parameters(DRAIN)
            .example("/?drain=false")
            .onPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .onGet(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .fault(new CloseAfterRequest());

    private CloseAfterRequest() {}

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        if (arguments.get(DRAIN)) {
            wire.fin();
        } else {
            // What Linux makes of a plain close() with bytes unread; through NIO that would end in FIN.
            wire.rst();
        }
    }
}
