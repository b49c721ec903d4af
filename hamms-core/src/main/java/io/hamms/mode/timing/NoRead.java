package io.hamms.mode.timing;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import java.time.Duration;

/** Lets a client that sends content get stuck. */
public final class NoRead extends HttpFault {

    private static final Parameter<Integer> RCVBUF = Parameter.integer(
            "rcvbuf", 4096, 1024, 1 << 20, "how many bytes the kernel is asked to take in that nobody reads");
    private static final Parameter<Read> READ =
            Parameter.choice("read", Read.HEAD, "whether a client that waits for 100 before its content gets it");
    private static final Parameter<Duration> HOLD =
            Parameter.seconds("hold", 600, 600, "when a reset ends it, as the client's leaving may go unnoticed");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(72, "no-read", Layer.TIMING)
            .summary("reads a request's head, never its content")
            .wire("No bytes, but 100 to a client that waits for it, unless `read=none`. The connection's receive buffer"
                    + " is made small and nothing is read after the head; RST after 600 s.")
            .client("Has a time limit for sending, or one for the whole exchange.")
            .seen("apache/cxf#3250: a client hangs for ever once the buffers between it and the server are full")
            .parameters(RCVBUF, READ, HOLD)
            .example("/?rcvbuf=65536")
            .onUpload(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new NoRead());

    private NoRead() {}

    private enum Read {
        HEAD,
        NONE
    }

    @Override
    protected void onHead(Request request, Wire wire) {
        if (request.get(READ) == Read.HEAD) {
            super.onHead(request, wire);
        }
        wire.receiveBuffer(request.get(RCVBUF))
                .stopReading()
                .pause(request.get(HOLD))
                .rst();
    }

    /** Does nothing: all that is to come was arranged when the head came. */
    @Override
    protected void onRequest(Request request, Wire wire) {}
}
