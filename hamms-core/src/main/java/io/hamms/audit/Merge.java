package io.hamms.audit;

import io.hamms.fault.FailureMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the verdicts on a mode of those on its probes, and on a probe of those on its runs. */
final class Merge {

    private Merge() {}

    /** Returns the verdicts of both runs of a probe: the worse, which is steady if both are the same. */
    static List<Check> repeated(List<Check> first, List<Check> second) {
        Map<String, Check> merged = new LinkedHashMap<>();
        first.forEach(check -> merged.put(check.id(), check));
        for (Check again : second) {
            merged.merge(again.id(), again, (one, two) -> worse(one, two).steady(isSame(one, two)));
        }
        return List.copyOf(merged.values());
    }

    /** Returns the verdicts; of those that were not the same twice, those that another run confirms are steady. */
    static List<Check> confirmed(List<Check> checks, List<Check> again) {
        return checks.stream()
                .map(check -> check.isUnsteady() && again.stream().anyMatch(other -> isSame(check, other))
                        ? check.steady(true)
                        : check)
                .toList();
    }

    private static boolean isSame(Check one, Check two) {
        return one.id().equals(two.id()) && one.harm() == two.harm() && one.applies() == two.applies();
    }

    /** Returns the verdicts on the modes: for each side, the worst of the mode's probes. */
    static List<ModeVerdict> byMode(List<FailureMode> modes, Map<Probe, List<Check>> checks) {
        List<ModeVerdict> verdicts = new ArrayList<>();
        for (FailureMode mode : modes) {
            Map<String, Check> worst = new LinkedHashMap<>();
            checks.forEach((probe, ofProbe) -> {
                if (probe.mode().equals(mode)) {
                    ofProbe.forEach(check -> worst.merge(check.id(), check, Merge::worse));
                }
            });
            verdicts.add(new ModeVerdict(mode, List.copyOf(worst.values())));
        }
        return verdicts;
    }

    /** Returns the worse of two: what was judged stands above what was not, and of two that are equal the first. */
    private static Check worse(Check one, Check two) {
        boolean isOneJudged = one.applies() == Applies.JUDGED;
        if (isOneJudged != (two.applies() == Applies.JUDGED)) {
            return isOneJudged ? one : two;
        }
        return two.harm().compareTo(one.harm()) < 0 ? two : one;
    }
}
