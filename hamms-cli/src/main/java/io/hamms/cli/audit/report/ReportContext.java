package io.hamms.cli.audit.report;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.http.Version;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A report and the data that the command line adds to it.
 *
 * @param report the report
 * @param environment facts about the machine, by name
 * @param fails whether a verdict fails the audit unless it is known
 * @param isKnown whether a verdict that fails is accepted
 * @param stale the ids of accepted failures that no longer fail
 * @param reproduce the command that reproduces a verdict
 */
public record ReportContext(
        AuditReport report,
        Map<String, String> environment,
        Predicate<Check> fails,
        Predicate<Check> isKnown,
        List<String> stale,
        Function<Check, String> reproduce) {

    /** Returns facts about this process's machine. */
    public static Map<String, String> thisEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("hamms", Version.NUMBER);
        environment.put("java", System.getProperty("java.version"));
        environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        environment.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return environment;
    }

    /** Returns whether a verdict fails the audit. */
    boolean isFailing(Check check) {
        return fails.test(check) && !isKnown.test(check);
    }

    /** Returns whether a verdict would fail the audit if it were not accepted. */
    boolean isAccepted(Check check) {
        return fails.test(check) && isKnown.test(check);
    }

    /** Returns the summary, with the client as its subject. */
    String sentence() {
        return report.client() + " " + report.summary() + ".";
    }

    /** Returns the client's name and version. */
    String client() {
        return report.version().isEmpty() ? report.client() : report.client() + " " + report.version();
    }

    /** Returns the verdicts on what is wrong, each time or not, the worst harm first. */
    List<Check> wrong() {
        return report.checks().stream()
                .filter(check -> check.isHarmful() || check.isUnsteady())
                .sorted(Comparator.comparing(Check::harm))
                .toList();
    }

    /** Returns a sentence about the evidence, or the reason for a missing verdict. */
    static String sentence(Check check) {
        if (check.applies() == Applies.JUDGED) {
            return "The client " + check.sentence() + ".";
        }
        return sentence(check.sentence());
    }

    /** Returns a reason as a sentence. */
    static String sentence(String words) {
        String reason = words.strip();
        return reason.isEmpty() ? "" : Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }

    /** Returns how binding an expectation is, and the sections that state it. */
    static String rule(Check check) {
        return check.obligation().label() + (check.section().isEmpty() ? "" : ", " + check.section());
    }
}
