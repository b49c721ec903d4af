package io.hamms.audit;

import io.hamms.fault.FailureMode;
import java.util.List;

/**
 * The verdict on a client's behaviour in one mode.
 *
 * @param mode the mode
 * @param checks one for each judged side
 */
public record ModeVerdict(FailureMode mode, List<Check> checks) {

    /** Keeps a copy. */
    public ModeVerdict {
        checks = List.copyOf(checks);
    }

    /** Returns what a correct client does in the exercise that a check follows from; empty if there was none. */
    public String expected(Check check) {
        return mode.expects().stream()
                .filter(expectation -> expectation.label().equals(check.probe()))
                .findFirst()
                .map(expectation ->
                        "A correct client " + expectation.rule().verdict().meaning() + ".")
                .orElse("");
    }

    /** Returns whether any side was judged. */
    public boolean isJudged() {
        return checks.stream().anyMatch(check -> check.applies() == Applies.JUDGED);
    }

    /** Returns the worst harm of those that were judged and are steady. */
    public Harm harm() {
        return checks.stream().filter(Check::isHarmful).map(Check::harm).reduce(Harm.OK, Harm::worse);
    }
}
