package io.hamms.mode.timing;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** Answers so slowly that a timeout for each read never strikes. */
public final class DripFeed extends RawFault {

    private static final byte[] BODY = Bodies.bytes("Hamms takes its time." + Bodies.END);

    /** What thousands of connections get, byte by byte: for all of them in the memory from which it is sent. */
    private static final ByteBuf NO_CONTENT = Bodies.outsideTheHeap(Http1Encoder.whole(Response.undated(204)));

    private static final ByteBuf CONTENT = Bodies.outsideTheHeap(Http1Encoder.whole(
            Response.undated(200).header("Connection", "close").body("text/plain", BODY)));

    private static final Parameter<Where> WHERE =
            Parameter.choice("where", Where.HEAD, "what comes slowly: all of a 204, or the body of a 200");
    private static final Parameter<Integer> BYTES = Parameter.integer("bytes", 1, 1, 65_536, "how many come at a time");

    /** A byte every 5 seconds. */
    public static final FailureMode EVERY_5_SECONDS = mode(6, 5);

    /** A byte every 30 seconds. */
    public static final FailureMode EVERY_30_SECONDS = mode(7, 30);

    private final Parameter<Duration> interval;

    private DripFeed(Parameter<Duration> interval) {
        this.interval = interval;
    }

    private enum Where {
        HEAD,
        BODY
    }

    private static FailureMode mode(int offset, int seconds) {
        Parameter<Duration> interval =
                Parameter.millis("interval", seconds * 1000, 1, 86_400_000, "the time before each byte");
        return FailureMode.at(offset, "drip-" + seconds + "s", Layer.TIMING)
                .summary("answers one byte every " + seconds + " s")
                .wire("On the first bytes, a complete response `HTTP/1.1 204 No Content`, `Server`, end of head: one"
                        + " byte every "
                        + seconds + " s, the first after " + seconds
                        + " s, then FIN. With `where=body` the head of a 200 with `Content-Length` and `Connection:"
                        + " close` comes at once, its body in this way.")
                .client("Has a deadline for the whole exchange: a timeout for each read never strikes.")
                .seen("seanmonstar/reqwest#243: bytes that trickle in keep a timeout from ever striking")
                .parameters(interval, WHERE, BYTES)
                .example("/?interval=200&where=body")
                .probe("/?interval=60")
                .onGet(VerdictClass.BOUNDED_WAIT.consensus())
                .fault(new DripFeed(interval));
    }

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        ByteBuf slow = NO_CONTENT.duplicate();
        if (arguments.get(WHERE) == Where.BODY) {
            slow = CONTENT.duplicate();
            wire.send(slow.readRetainedSlice(slow.readableBytes() - BODY.length));
        }
        wire.drip(slow, arguments.get(BYTES), arguments.get(interval)).fin();
    }
}
