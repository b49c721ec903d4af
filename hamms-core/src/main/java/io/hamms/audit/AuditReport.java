package io.hamms.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The report card of a client.
 *
 * @param client the client's name
 * @param version its version; empty if unknown
 * @param command the command that runs it, as it was typed; empty for a client in this JVM
 * @param calibration its behaviour without a fault
 * @param timeout the time limit that was passed to it
 * @param modes the verdicts, in the order of the catalogue
 * @param requests the verdict on its own requests
 * @param time how long the audit took
 * @param phases how long each part of it took, by name
 */
public record AuditReport(
        String client,
        String version,
        String command,
        Calibration calibration,
        Duration timeout,
        List<ModeVerdict> modes,
        OwnRequests requests,
        Duration time,
        Map<String, Duration> phases) {

    /** Keeps copies, in the same order. */
    public AuditReport {
        modes = List.copyOf(modes);
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
    }

    /** Returns all checks, in the order of the catalogue, then the one on its own requests. */
    public List<Check> checks() {
        return Stream.concat(modes.stream().flatMap(mode -> mode.checks().stream()), Stream.of(requests.check()))
                .toList();
    }

    /** Returns the name of the mode that shows a verdict; empty for its own requests if nothing is wrong with them. */
    public String mode(Check check) {
        if (check.id().equals(OwnRequests.ID)) {
            return requests.findings().stream()
                    .findFirst()
                    .map(RequestFinding::mode)
                    .orElse("");
        }
        return check.id().substring(0, check.id().indexOf('/'));
    }

    /** Returns the checks that were judged and found wrong, the worst harm first. */
    public List<Check> harmful() {
        return checks().stream()
                .filter(Check::isHarmful)
                .sorted(Comparator.comparing(Check::harm))
                .toList();
    }

    /** Returns how many modes were judged. */
    public long judged() {
        return modes.stream().filter(ModeVerdict::isJudged).count();
    }

    /** Returns in how many of the judged modes nothing is wrong. */
    public long right() {
        return modes.stream()
                .filter(ModeVerdict::isJudged)
                .filter(mode -> mode.harm() == Harm.OK)
                .count();
    }

    /** Returns the number of modes for each harm that occurs. */
    public Map<Harm, Long> byHarm() {
        Map<Harm, Long> counts = new EnumMap<>(Harm.class);
        modes.stream().filter(ModeVerdict::isJudged).forEach(mode -> counts.merge(mode.harm(), 1L, Long::sum));
        return counts;
    }

    /** Returns why there is no verdict, in the order of the catalogue: each reason with the names of its modes. */
    public Map<String, List<String>> withoutVerdict() {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (ModeVerdict verdict : modes) {
            verdict.checks().stream()
                    .filter(check -> check.applies() != Applies.JUDGED)
                    .map(AuditReport::reason)
                    .distinct()
                    .forEach(reason -> reasons.computeIfAbsent(reason, any -> new ArrayList<>())
                            .add(verdict.mode().name()));
        }
        return reasons;
    }

    private static String reason(Check check) {
        return check.applies() == Applies.HARNESS_ERROR ? "could not be judged: " + check.sentence() : check.sentence();
    }

    /** Returns the summary of the modes in one sentence. */
    public String summary() {
        StringBuilder text =
                new StringBuilder("was right in " + right() + " of the " + judged() + " modes that it reached");
        String separator = "; ";
        for (Map.Entry<Harm, Long> harm : byHarm().entrySet()) {
            if (harm.getKey() != Harm.OK) {
                text.append(separator).append(harm.getKey().count(harm.getValue()));
                separator = ", ";
            }
        }
        return text.toString();
    }
}
