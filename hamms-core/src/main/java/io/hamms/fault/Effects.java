package io.hamms.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The universal parameters: what each mode that waits for requests can do besides its own fault. A parameter of the
 * mode with the same name takes the place of the universal one.
 */
public final class Effects {

    /** How long the mode waits before it acts. */
    public static final Parameter<Delay> DELAY =
            new DelayParameter("delay", "how long the mode waits before it acts; a range is drawn from `seed`");

    /** Where the response ends. */
    public static final Parameter<List<Offset>> CUT = OffsetParameter.of("cut", 1, true, "where the response ends");

    /** How the connection ends there. */
    public static final Parameter<Then> THEN = Parameter.choice(
            "then",
            Then.FIN,
            "how the connection ends at `cut`; over TLS, `fin` sends no close_notify; `close-notify-stall` sends"
                    + " close_notify and keeps TCP open");

    /** Where the response pauses. */
    public static final Parameter<List<Offset>> SPLIT =
            OffsetParameter.of("split", 100, true, "where the response pauses; the bytes before are sent first");

    /** How long it pauses at each of these places. */
    public static final Parameter<Duration> GAP =
            Parameter.seconds("gap", "0.2", "0", 86_400, "how long the response pauses at `split`");

    /** The pace of the response. */
    public static final Parameter<OptionalLong> RATE = Parameter.rate();

    /** The pace of the request's content. */
    public static final Parameter<OptionalLong> READ_RATE =
            Parameter.rate("read-rate", "how many bytes of the request's content are read per second");

    /** How likely the mode is to strike. */
    public static final Parameter<Double> CHANCE =
            Parameter.fraction("chance", 1, "the probability that the mode applies its fault, drawn from `seed`");

    /** How many requests it strikes at first. */
    public static final Parameter<Long> FIRST = Parameter.count(
            "first",
            0,
            0,
            Long.MAX_VALUE,
            "the mode applies its fault to the first n requests at most; `every` and `chance` choose among them; 0:"
                    + " no limit");

    /** Which requests it strikes. */
    public static final Parameter<Long> EVERY =
            Parameter.count("every", 1, 1, Long.MAX_VALUE, "the mode applies its fault to every n-th request");

    /** For how long it strikes. */
    public static final Parameter<Duration> FOR = Parameter.seconds(
            "for", 0, 86_400, "for how long the mode applies its fault, from the first request on; 0: without end");

    /** What is counted together. */
    public static final Parameter<String> KEY = Parameter.text(
            "key",
            "",
            100,
            "the requests with each key are counted separately; without it, the value of the field X-Hamms-Key");

    /** The seed of what is drawn. */
    public static final Parameter<OptionalLong> SEED = Parameter.seed();

    /** All of them, in the order of the documents. */
    public static final List<Parameter<?>> ALL =
            List.of(DELAY, CUT, THEN, SPLIT, GAP, RATE, READ_RATE, CHANCE, FIRST, EVERY, FOR, KEY, SEED);

    private Effects() {}

    /** Returns parameters of a mode, then those of the universal ones whose names it does not use. */
    static List<Parameter<?>> with(List<Parameter<?>> own) {
        Set<String> names = Arguments.names(own);
        List<Parameter<?>> all = new ArrayList<>(own);
        for (Parameter<?> effect : ALL) {
            if (!names.contains(effect.name())) {
                all.add(effect);
            }
        }
        return List.copyOf(all);
    }

    /** How a connection ends where a response is cut. */
    public enum Then {
        FIN,
        RST,
        STALL,
        CLOSE_NOTIFY,
        CLOSE_NOTIFY_STALL
    }
}
