package io.hamms.mode.timing;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.fault.Wire;
import io.hamms.handler.RawFault;
import io.hamms.http.Http1Encoder;
import io.hamms.http.Response;
import io.hamms.mode.part.Bodies;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/** Answers so slowly that a timeout for each read never expires. */
public final class DripFeed extends RawFault {

    private static final byte[] BODY = Bodies.bytes("Hamms takes its time." + Bodies.END);

    private static final Parameter<Where> WHERE =
            Parameter.choice("where", Where.HEAD, "what is sent slowly: all of a 204, or the body of a 200");
    private static final Parameter<Integer> BYTES =
            Parameter.integer("bytes", 1, 1, 65_536, "the number of bytes in each step");

    /** A byte every 5 seconds. */
    public static final FailureMode EVERY_5_SECONDS = mode(6, 5);

    /** A byte every 30 seconds. */
    public static final FailureMode EVERY_30_SECONDS = mode(7, 30);

    private final Parameter<Duration> interval;

    private DripFeed(Parameter<Duration> interval) {
        this.interval = interval;
    }

    /** One response in direct memory, from which all connections send, byte by byte; encoded at the first request. */
    private static final class Responses {
        private static final ByteBuf NO_CONTENT = Bodies.directCopy(Http1Encoder.whole(Response.undated(204)));
        private static final ByteBuf CONTENT = Bodies.directCopy(Http1Encoder.whole(
                Response.undated(200).header("Connection", "close").body("text/plain", BODY)));
    }

    private enum Where {
        HEAD,
        BODY
    }

    private static FailureMode mode(int offset, int seconds) {
        Parameter<Duration> interval =
                Parameter.seconds("interval", Integer.toString(seconds), "0.001", 86_400, "the time before each step");
        return FailureMode.at(offset, "drip-" + seconds + "s", Layer.TIMING)
                .summary("sends one byte of its response every " + seconds + " s")
                .wire("On the first bytes, a complete response `HTTP/1.1 204 No Content`, `Server`, end of head: one"
                        + " byte every "
                        + seconds + " s, the first after " + seconds
                        + " s, then FIN. With `where=body` the head of a 200 with `Content-Length` and `Connection:"
                        + " close` is sent at once, its body byte by byte.")
                .client("Has a time limit for the whole exchange: a timeout for each read never expires.")
                .symptom(Symptom.CALL_DEADLINE)
                .tryIt("curl -iN --max-time 2 {/?interval=0.2&where=body}", "curl: (28) Operation timed out")
                .seen("seanmonstar/reqwest#243: slowly arriving bytes prevent the timeout from ever expiring")
                .parameters(interval, WHERE, BYTES)
                .probe("/?interval=0.06")
                .onGet(VerdictClass.BOUNDED_WAIT.consensus())
                .fault(new DripFeed(interval));
    }

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        ByteBuf slow = Responses.NO_CONTENT.duplicate();
        if (arguments.get(WHERE) == Where.BODY) {
            slow = Responses.CONTENT.duplicate();
            wire.send(slow.readRetainedSlice(slow.readableBytes() - BODY.length));
        }
        wire.drip(slow, arguments.get(BYTES), arguments.get(interval)).fin();
    }
}
