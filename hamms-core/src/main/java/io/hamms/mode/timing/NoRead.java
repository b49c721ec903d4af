package io.hamms.mode.timing;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.HttpFault;
import io.hamms.handler.Port;
import java.time.Duration;

/** Stops reading, so that a client that sends content stalls. */
public final class NoRead extends HttpFault {

    private static final Parameter<Integer> RCVBUF = Parameter.integer(
            "rcvbuf",
            4096,
            1024,
            1 << 20,
            "the size of the receive buffer (SO_RCVBUF) in bytes; the kernel may change" + " it");
    private static final Parameter<Read> READ = Parameter.choice(
            "read",
            Read.HEAD,
            "head: the server reads the head, and sends 100 to a client that waits for it; none: it sends no 100 and,"
                    + " as a default of the server, reads not even the head");
    private static final Parameter<Duration> HOLD = Parameter.seconds(
            "hold",
            600,
            600,
            "the time until RST; without reading, the server may not notice that" + " the client has disconnected");

    /** The mode. */
    public static final FailureMode MODE = FailureMode.at(72, "no-read", Layer.TIMING)
            .summary("reads a request's head, but never its content")
            .wire("No bytes except 100 to a client that waits for it, unless `read=none`. The server makes the"
                    + " connection's receive buffer small and reads nothing after the head; RST after 600 s. With"
                    + " `read=none` as a default of the server (`--default`) it reads nothing at all.")
            .client("Has a time limit for sending or for the whole exchange.")
            .symptom(Symptom.UPLOAD, Symptom.FLOW_CONTROL)
            .tryIt("head -c 1000000 /dev/zero | curl --max-time 2 -T - {/}", "curl: (28) Operation timed out")
            .seen("apache/cxf#3250: a client hangs for ever when the socket buffers are full")
            .parameters(RCVBUF, READ, HOLD)
            .onUpload(VerdictClass.BOUNDED_WAIT.consensus())
            .fault(new NoRead());

    private NoRead() {}

    private enum Read {
        HEAD,
        NONE
    }

    @Override
    protected void onAccept(Port port, Wire wire) {
        Arguments defaults = port.defaults();
        if (defaults.get(READ) == Read.NONE) {
            stop(defaults, wire);
        }
    }

    @Override
    protected void onHead(Request request, Wire wire) {
        if (request.get(READ) == Read.HEAD) {
            super.onHead(request, wire);
        }
    }

    @Override
    protected boolean actsOnHead(Request request) {
        return true;
    }

    @Override
    protected void onRequest(Request request, Wire wire) {
        stop(request.call().arguments(), wire);
    }

    private static void stop(Arguments arguments, Wire wire) {
        wire.receiveBuffer(arguments.get(RCVBUF))
                .stopReading()
                .pause(arguments.get(HOLD))
                .rst();
    }
}
