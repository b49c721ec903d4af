package io.hamms.mode.timing;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Parameter;
import io.hamms.fault.RawFault;
import io.hamms.fault.Response;
import io.hamms.fault.Wire;
import java.time.Duration;

/** Answers so slowly that a timeout for each read never strikes. */
public final class DripFeed extends RawFault {

    /** A byte every 5 seconds. */
    public static final FailureMode EVERY_5_SECONDS = mode(6, 5);

    /** A byte every 30 seconds. */
    public static final FailureMode EVERY_30_SECONDS = mode(7, 30);

    private final Parameter<Duration> interval;

    private DripFeed(Parameter<Duration> interval) {
        this.interval = interval;
    }

    private static FailureMode mode(int offset, int seconds) {
        Parameter<Duration> interval =
                Parameter.millis("interval", seconds * 1000, 1, 86_400_000, "the time before each byte");
        return FailureMode.of(
                        offset,
                        "drip-" + seconds + "s",
                        Layer.TIMING,
                        "answers one byte every " + seconds + " s",
                        new DripFeed(interval))
                .parameters(interval)
                .example("/?interval=200")
                .wire("On the first bytes, a complete response `HTTP/1.1 204 No Content`, `Server`, end of head: one"
                        + " byte every " + seconds + " s, the first after " + seconds + " s, then FIN.")
                .client("Has a deadline for the whole exchange: a timeout for each read never strikes.")
                .seen("jetty/jetty.project#8584: one character every 29 s defeats an idle timeout of 30 s");
    }

    @Override
    protected void onFirstBytes(Arguments arguments, Wire wire) {
        wire.drip(Response.of(204).bytes(), 1, arguments.get(interval)).fin();
    }
}
