package io.hamms.cli.audit;

import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.Harm;
import java.util.Comparator;
import java.util.List;

/**
 * Which verdicts fail an audit.
 *
 * @param failOn the least harm that fails
 * @param isStrict whether a broken SHOULD, a choice and an unsteady verdict fail, too
 */
record Policy(Harm failOn, boolean isStrict) {

    /** Returns whether a verdict fails, unless it is known. */
    boolean fails(Check check) {
        boolean isWrong = isStrict ? check.isHarmful() || check.isUnsteady() : check.isFailure();
        return isWrong && check.harm().isAtLeast(failOn);
    }

    /** Returns the verdicts that fail, unless they are known; the worst first. */
    List<Check> failing(AuditReport report) {
        return report.checks().stream()
                .filter(this::fails)
                .sorted(Comparator.comparing(Check::harm))
                .toList();
    }
}
