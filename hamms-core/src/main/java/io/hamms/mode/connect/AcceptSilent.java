package io.hamms.mode.connect;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.RawFault;

/** Never sends a byte: silence is what a {@link RawFault} does when it is told nothing. */
public final class AcceptSilent extends RawFault {

    /** The mode. */
    public static final FailureMode MODE = FailureMode.of(
                    1, "accept-silent", Layer.CONNECT, "accepts, reads, never answers", new AcceptSilent())
            .wire("No bytes. What the client sends is read and discarded until the client goes.")
            .client("Gives up after its own read or request timeout and closes the connection (RFC 9112, section 9.5"
                    + " leaves the time to each side).")
            .seen("jetty/jetty.project#6346: threads blocked for ever when no response came");

    private AcceptSilent() {}
}
