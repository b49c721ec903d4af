package io.hamms.audit;

import io.hamms.fault.FailureMode;
import java.util.List;

/**
 * The verdict on a client's behaviour in one mode.
 *
 * @param mode the mode
 * @param checks one for each side that was looked at
 */
public record ModeVerdict(FailureMode mode, List<Check> checks) {

    /** Keeps a copy. */
    public ModeVerdict {
        checks = List.copyOf(checks);
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
