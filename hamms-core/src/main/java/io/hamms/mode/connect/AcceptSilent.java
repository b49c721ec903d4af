package io.hamms.mode.connect;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import java.time.Duration;

/** Never sends a byte: silence is what a {@link RawFault} does when it is told nothing. */
public final class AcceptSilent extends RawFault {

    /** With reading stopped, a client that goes may not be noticed before that. */
    private static final Duration LONGEST_UNREAD = Duration.ofMinutes(10);

    private static final Parameter<Boolean> READ =
            Parameter.flag("read", true, "whether what the client sends is read; if not, a reset follows after 600 s");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(1, "accept-silent", Layer.CONNECT)
            .summary("accepts, reads, never answers")
            .wire("No bytes. What the client sends is read and discarded until the client goes. With `read=false`"
                    + " nothing but the first bytes is.")
            .client("Gives up after its own read or request timeout and closes the connection (RFC 9112, section 9.5"
                    + " leaves the time to each side).")
            .seen("jetty/jetty.project#6346: threads blocked for ever when no response came")
            .parameters(READ)
            .example("/?read=false")
            .onGet(VerdictClass.BOUNDED_WAIT.consensus("RFC 9112, section 9.5"))
            .fault(new AcceptSilent());

    private AcceptSilent() {}

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        if (!arguments.get(READ)) {
            wire.stopReading().pause(LONGEST_UNREAD).rst();
        }
    }
}
