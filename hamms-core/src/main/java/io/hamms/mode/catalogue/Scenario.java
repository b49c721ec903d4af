package io.hamms.mode.catalogue;

import static java.util.Objects.requireNonNullElse;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.ModeCall;
import io.hamms.handler.LastUsed;
import io.hamms.handler.Port;
import io.hamms.handler.SeededRandom;
import io.hamms.http.QueryString;
import io.hamms.http.RequestHead;
import io.hamms.http.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * A sequence of modes for a port: the mode for the first request, for the second, and so on.
 *
 * <pre>{@code
 * Scenario.inTurn("retry-after?status=503&times=9", "close-after-request?drain=false", "healthy")
 * Scenario.always("healthy").but(3, "body-stall").perPath()
 * Scenario.always("healthy").at("/login", Scenario.inTurn("status?status=401", "healthy"))
 * }</pre>
 *
 * <p>A step is a mode's name and, after a question mark, its parameters as in a query. A scenario is immutable: each
 * method returns a new one, which starts to count at its own first request.
 */
public final class Scenario implements Dispatcher {

    /** The seed of weighted steps: a scenario draws the same in every run. */
    private static final long SEED = 1;

    private static final int MAX_COUNTERS = 10_000;
    /** Longer names are replaced by a hash, so that all counters of a scenario take at most about three megabytes. */
    private static final int MAX_NAME = 100;

    private static final String KEY = "key";

    private final Turns turns;
    private final List<String> steps;
    private final Map<Long, Step> exceptions;
    private final Map<String, Scenario> byPath;
    private final Counting counting;
    private final LastUsed<String, Turns.Progress> counters = new LastUsed<>(MAX_COUNTERS);
    private final SeededRandom random = new SeededRandom();

    private Scenario(
            Turns turns,
            List<String> steps,
            Map<Long, Step> exceptions,
            Map<String, Scenario> byPath,
            Counting counting) {
        this.turns = turns;
        this.steps = List.copyOf(steps);
        this.exceptions = Map.copyOf(exceptions);
        Map<String, Scenario> paths = new HashMap<>();
        byPath.forEach((path, other) -> paths.put(path, other.anew()));
        this.byPath = Map.copyOf(paths);
        this.counting = counting;
    }

    /** A step's text and the call that it stands for. */
    private record Step(String text, ModeCall call) {}

    /** Which requests are counted together. */
    public enum Counting {
        /** All requests. */
        TOGETHER,
        /** Requests to the same path. */
        PER_PATH,
        /** Requests with the same {@code key} in their query, or X-Hamms-Key; those without share a counter. */
        PER_KEY
    }

    /**
     * Returns a scenario in which each step answers one request, {@code N*STEP} answers N requests, {@code 2s*STEP} or
     * {@code 250ms*STEP} all requests for that time from its first, and the last step all further requests. Steps such
     * as {@code 10%*STEP} stand last, with at most one other after them: each further request draws one of them by
     * these weights, the same in every run. There are at most 10,000 steps, repetitions included.
     *
     * @throws UnknownModeException if a step names no mode
     * @throws BadParameterException if a step's mode cannot answer requests, or a parameter is invalid
     */
    public static Scenario inTurn(String... steps) {
        return inTurn(List.of(steps));
    }

    /** Returns a scenario as {@link #inTurn(String...)} does. */
    public static Scenario inTurn(List<String> steps) {
        return new Scenario(Turns.of(steps), steps, Map.of(), Map.of(), Counting.TOGETHER);
    }

    /**
     * Returns the scenario of one line, such as {@code 2*status?status=503,sleep,healthy}: the steps of
     * {@link #inTurn(String...)}, separated by commas. A comma in a parameter is {@code %2C}.
     */
    public static Scenario parse(String line) {
        return inTurn(List.of(line.split(",", -1)));
    }

    /** Returns a scenario in which one step answers all requests; throws as {@link #inTurn(String...)}. */
    public static Scenario always(String step) {
        return inTurn(step);
    }

    /** Returns this scenario with another step for one request, counted from 1; throws as {@link #inTurn}. */
    public Scenario but(long number, String step) {
        if (number < 1) {
            throw BadParameterException.about("number", Long.toString(number), "1 or more");
        }
        Map<Long, Step> more = new HashMap<>(exceptions);
        more.put(number, new Step(step, Turns.step(step)));
        return new Scenario(turns, steps, more, byPath, counting);
    }

    /** Returns this scenario with another one for requests to exactly this path; this scenario does not count them. */
    public Scenario at(String path, Scenario other) {
        if (!path.startsWith("/")) {
            throw BadParameterException.about("path", path, "a path, which begins with /");
        }
        Map<String, Scenario> more = new HashMap<>(byPath);
        more.put(path, other);
        return new Scenario(turns, steps, exceptions, more, counting);
    }

    /** Returns this scenario with a count for each path. */
    public Scenario perPath() {
        return counting(Counting.PER_PATH);
    }

    /** Returns this scenario with a count for each {@code key} in the query. */
    public Scenario perKey() {
        return counting(Counting.PER_KEY);
    }

    /** Returns this scenario with another way of counting requests. */
    public Scenario counting(Counting way) {
        return new Scenario(turns, steps, exceptions, byPath, way);
    }

    @Override
    public Scenario anew() {
        return counting(counting);
    }

    /** Returns the steps as written. */
    public List<String> steps() {
        return steps;
    }

    /** Returns the steps for single requests, ordered by the request's number. */
    public Map<Long, String> exceptions() {
        Map<Long, String> texts = new TreeMap<>();
        exceptions.forEach((number, step) -> texts.put(number, step.text()));
        return texts;
    }

    /** Returns the scenarios for single paths, ordered by path. */
    public Map<String, Scenario> paths() {
        return new TreeMap<>(byPath);
    }

    /** Returns which requests are counted together. */
    public Counting counting() {
        return counting;
    }

    @Override
    public ModeCall dispatch(RequestHead head) {
        return dispatch(head, System.nanoTime());
    }

    @Override
    public ModeCall dispatch(RequestHead head, long nanos) {
        return next(head, "", counters, nanos);
    }

    /** Uses one map of counters for the whole scenario, however many paths have scenarios of their own. */
    private ModeCall next(RequestHead head, String scope, LastUsed<String, Turns.Progress> memory, long nanos) {
        String target = head.pathAndQuery();
        Scenario special = byPath.isEmpty() ? null : byPath.get(Target.path(target));
        if (special != null) {
            return special.next(head, scope + Target.path(target) + " ", memory, nanos);
        }
        double draw = random.next(OptionalLong.of(SEED));
        Turns.Progress progress = memory.update(
                abbreviated(scope + counter(head, target)), turns.start(), before -> turns.next(before, nanos, draw));
        Step exception = exceptions.get(progress.requests());
        ModeCall step = exception != null ? exception.call() : progress.answer();
        // A step has its own parameters: of the request's query, at most the key is read.
        Set<String> read = counting == Counting.PER_KEY ? Set.of(KEY) : Set.of();
        return target.indexOf('?') < 0
                ? step
                : step.ignoring(QueryString.ofTarget(target).ignored(read, Set.of()));
    }

    private String counter(RequestHead head, String target) {
        return switch (counting) {
            case TOGETHER -> "";
            case PER_PATH -> Target.path(target);
            case PER_KEY -> {
                String inQuery = Arguments.text(QueryString.ofTarget(target), KEY);
                yield requireNonNullElse(inQuery == null ? head.headers().get(Port.KEY_FIELD) : inQuery, "");
            }
        };
    }

    private static String abbreviated(String name) {
        if (name.length() <= MAX_NAME) {
            return name;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "sha-256 " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
