package io.hamms.mode.connect;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import java.time.Duration;

/** Never sends a byte: a {@link RawFault} without an overridden hook is silent. */
public final class AcceptSilent extends RawFault {

    /** Without reading, the server may not notice earlier that the client has disconnected. */
    private static final Duration LONGEST_UNREAD = Duration.ofMinutes(10);

    private static final Parameter<Boolean> READ = Parameter.flag(
            "read", true, "whether the server reads what the client sends; if not, it sends RST after" + " 600 s");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(1, "accept-silent", Layer.CONNECT)
            .summary("accepts, reads, never answers")
            .wire("No bytes. The server reads and discards what the client sends until the client disconnects. With"
                    + " `read=false` it reads only the first bytes.")
            .client("Gives up after its own read or request timeout and closes the connection (RFC 9112, section 9.5,"
                    + " leaves the time to each side).")
            .symptom(Symptom.READ_TIMEOUT)
            .tryIt("curl --max-time 1 {/}", "curl: (28) Operation timed out")
            .seen("jetty/jetty.project#6346: threads block for ever when no response comes")
            .parameters(READ)
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
