package io.hamms.mode.catalogue;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.ModeCall;
import io.hamms.text.Numbers;
import io.hamms.text.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a scenario, in their order. A step answers one request, {@code N*STEP} answers N, and {@code 2s*STEP}
 * answers all requests of two seconds. The last step answers all further requests; {@code 10%*STEP} steps and the one
 * after them are the last step together, of which each request draws one.
 */
final class Turns {

    private static final int MAX_STEPS = 10_000;
    private static final long NONE = Long.MIN_VALUE;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(86_400);
    private static final Pattern COUNTED = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(%|ms|s|)\\*(.*)", Pattern.DOTALL);

    /** What is expected before a step; no mode's name has an asterisk. */
    private static final String PREFIXES = "no prefix, or a number of requests, a time or a percentage: 3*, 2s*, 250ms*"
            + " or 10%*, as in 3*status?status=503";

    private final List<Turn> turns;
    private final List<Weighted> lastly;

    private Turns(List<Turn> turns, List<Weighted> lastly) {
        this.turns = turns;
        this.lastly = lastly;
    }

    /** A step that answers one request or, if it has a time, all requests of that time. */
    private record Turn(ModeCall call, long nanos) {}

    /** A step that answers a request that draws less than this percentage; with those before it, a whole is 100. */
    private record Weighted(ModeCall call, BigDecimal percent) {}

    /**
     * How far the requests that are counted together have come.
     *
     * @param at the number of the current turn, from 0
     * @param sinceNanos when the current turn began; {@link #NONE} if no request has reached it
     * @param requests how many requests there were
     * @param answer what answers the last of them
     */
    record Progress(int at, long sinceNanos, long requests, ModeCall answer) {}

    /** Returns the progress before the first request. */
    Progress start() {
        return new Progress(0, NONE, 0, lastly.get(0).call());
    }

    /**
     * Returns the progress with another request.
     *
     * @param draw a number from 0 (inclusive) to 1 (exclusive)
     */
    Progress next(Progress before, long nowNanos, double draw) {
        int at = before.at();
        long since = before.sinceNanos();
        long number = before.requests() + 1;
        for (; at < turns.size(); at++, since = NONE) {
            Turn turn = turns.get(at);
            if (turn.nanos() == 0) {
                return new Progress(at + 1, NONE, number, turn.call());
            }
            if (since == NONE || nowNanos - since < turn.nanos()) {
                return new Progress(at, since == NONE ? nowNanos : since, number, turn.call());
            }
        }
        ModeCall last = lastly.stream()
                .filter(step -> draw * 100 < step.percent().doubleValue())
                .findFirst()
                .orElse(lastly.get(lastly.size() - 1))
                .call();
        return new Progress(at, NONE, number, last);
    }

    /**
     * Reads steps.
     *
     * @throws UnknownModeException if a step names no mode
     * @throws BadParameterException if a step's mode cannot answer requests, or a number or a parameter is invalid
     */
    static Turns of(List<String> steps) {
        if (steps.isEmpty()) {
            throw BadParameterException.about("steps", "none", "at least one, such as status?status=503");
        }
        List<Turn> turns = new ArrayList<>();
        List<Weighted> lastly = new ArrayList<>();
        for (String part : steps) {
            Matcher counted = COUNTED.matcher(part.strip());
            boolean isCounted = counted.matches();
            ModeCall call = step(isCounted ? counted.group(3) : part.strip());
            boolean isWeighted = isCounted && counted.group(2).equals("%");
            boolean isTooMuch = (isCounted && !isWeighted) || isAll(lastly);
            if (!lastly.isEmpty() && isTooMuch) {
                throw BadParameterException.about(
                        "steps", "more at " + part, "one step after the weighted ones, at most");
            } else if (isWeighted) {
                lastly.add(weighted(call, counted.group(1), lastly, part));
            } else if (!lastly.isEmpty()) {
                lastly.add(new Weighted(call, HUNDRED));
            } else {
                add(turns, isCounted ? counted : null, call, part);
            }
        }
        if (lastly.isEmpty()) {
            Turn last = turns.remove(turns.size() - 1);
            lastly.add(new Weighted(last.call(), HUNDRED));
        } else if (!isAll(lastly)) {
            throw BadParameterException.about(
                    "steps", steps.get(steps.size() - 1), "another step for the other requests");
        }
        return new Turns(List.copyOf(turns), List.copyOf(lastly));
    }

    /** Returns whether the weights of steps are a whole. */
    private static boolean isAll(List<Weighted> steps) {
        return sum(steps).compareTo(HUNDRED) >= 0;
    }

    private static BigDecimal sum(List<Weighted> steps) {
        return steps.isEmpty() ? BigDecimal.ZERO : steps.get(steps.size() - 1).percent();
    }

    private static Weighted weighted(ModeCall call, String percent, List<Weighted> before, String part) {
        BigDecimal whole = sum(before).add(Numbers.decimal(percent));
        if (whole.compareTo(HUNDRED) > 0) {
            throw BadParameterException.about("step", part, "weights of at most 100% in total");
        }
        return new Weighted(call, whole);
    }

    private static void add(List<Turn> turns, @Nullable Matcher counted, ModeCall call, String part) {
        if (counted == null) {
            counted(turns, 1, call, part);
        } else if (counted.group(2).isEmpty()) {
            counted(turns, times(counted.group(1), part), call, part);
        } else {
            BigDecimal seconds = Times.seconds(counted.group(1) + counted.group(2));
            if (seconds.signum() == 0 || seconds.compareTo(MAX_SECONDS) > 0) {
                throw BadParameterException.about("step", part, "a time of more than 0 s and at most 86400 s");
            }
            turns.add(new Turn(call, seconds.movePointRight(9).longValue()));
        }
    }

    private static void counted(List<Turn> turns, int times, ModeCall call, String part) {
        if (times > MAX_STEPS - turns.size()) {
            throw BadParameterException.about("steps", "more at " + part, "at most " + MAX_STEPS + " in total");
        }
        turns.addAll(Collections.nCopies(times, new Turn(call, 0)));
    }

    private static int times(String digits, String part) {
        // More than 9 digits might overflow an int, and exceed every allowed number; a fraction is no number of times.
        int times = digits.length() > 9 || digits.contains(".") ? 0 : Numbers.integer(digits);
        if (times < 1 || times > MAX_STEPS) {
            throw BadParameterException.about("step", part, "N*STEP with N from 1 to " + MAX_STEPS);
        }
        return times;
    }

    /** Returns the mode of one step, with its arguments. */
    static ModeCall step(String text) {
        if (text.isEmpty()) {
            throw BadParameterException.about("step", "nothing", "a mode's name, such as status?status=503");
        }
        int query = text.indexOf('?');
        int prefix = text.indexOf('*');
        if (prefix >= 0 && (query < 0 || prefix < query)) {
            throw BadParameterException.about("step", text.substring(0, prefix + 1), PREFIXES);
        }
        var mode = FailureModes.named(query < 0 ? text : text.substring(0, query));
        if (!mode.fault().isCallable()) {
            throw BadParameterException.about(
                    "step", text, "a mode that answers requests; this one needs a port of its own");
        }
        return ModeCall.strictly(mode, text).checked();
    }
}
