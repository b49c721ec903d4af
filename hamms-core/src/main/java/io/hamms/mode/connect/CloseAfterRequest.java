package io.hamms.mode.connect;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Offset;
import io.hamms.fault.Parameter;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import java.util.List;

/** Closes a connection when the first bytes arrive. */
public final class CloseAfterRequest extends RawFault {

    private static final Parameter<Boolean> DRAIN = Parameter.flag(
            "drain", true, "whether the server reads what the client still sends; closing with unread bytes sends RST");

    private static final Parameter<List<Offset>> AFTER = Parameter.requestOffset(
            "after", "how much of the request is read before the connection ends; without it, the first bytes");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(3, "close-after-request", Layer.CONNECT)
            .summary("closes on the request's first bytes without sending a byte")
            .wire("FIN on the first bytes, no bytes. The server reads what the client still sends, so that RST does"
                    + " not follow FIN; with `drain=false` RST at once, as when a server closes with unread"
                    + " bytes. `after=20` ends the connection after 20 bytes of the request, `after=head`"
                    + " after the head, `after=body+1000` 1000 bytes after the head; after a shorter request"
                    + " the connection is held. By path, on another port, an offset in the head means the end"
                    + " of the head.")
            .client("Fails. May repeat an idempotent request on a new connection; should not repeat a POST (RFC 9110,"
                    + " section 9.2.2).")
            .symptom(Symptom.DUPLICATE_POST, Symptom.NO_RESPONSE)
            .tryIt("curl {/}", "curl: (52) Empty reply from server")
            .seen("nahi/httpclient#142: a POST is sent twice after the server closed")
            .parameters(DRAIN, AFTER)
            .onPost(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .onGet(VerdictClass.RETRY_SAFETY.should("RFC 9110, section 9.2.2"))
            .fault(new CloseAfterRequest());

    private CloseAfterRequest() {}

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        arguments.get(AFTER).forEach(wire::awaitRequest);
        if (arguments.get(DRAIN)) {
            wire.fin();
        } else {
            // Linux sends RST on a plain close() with unread bytes; NIO's close() sends FIN.
            wire.rst();
        }
    }
}
