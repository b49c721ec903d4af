package io.hamms.cli.audit;

import io.hamms.audit.AuditReport;
import io.hamms.audit.Calibration;
import io.hamms.audit.Check;
import io.hamms.audit.Harm;
import io.hamms.audit.ModeVerdict;
import io.hamms.audit.OwnRequests;
import io.hamms.audit.RequestFinding;
import io.hamms.fault.Obligation;
import io.hamms.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report for a terminal. */
final class TerminalReport {

    private static final int TITLE = 14;

    private final AuditReport report;
    private final Policy policy;
    private final KnownFailures known;
    private final AuditConsole console;
    private final Function<Check, String> reproduce;
    private final Paragraphs text;

    /**
     * Prepares a report.
     *
     * @param reproduce the command that reproduces a verdict
     */
    TerminalReport(
            AuditReport report,
            Policy policy,
            KnownFailures known,
            AuditConsole console,
            Function<Check, String> reproduce) {
        this.report = report;
        this.policy = policy;
        this.known = known;
        this.console = console;
        this.reproduce = reproduce;
        this.text = console.paragraphs();
    }

    String print() {
        head();
        List<Check> harmful = report.harmful();
        List<Check> failing = policy.failing(report).stream()
                .filter(check -> !known.accepts(check))
                .toList();
        List<Check> accepted =
                policy.failing(report).stream().filter(known::accepts).toList();
        List<Check> others = harmful.stream()
                .filter(check -> !policy.fails(check) && check.obligation() != Obligation.CHOICE)
                .toList();
        List<Check> unsteady = report.checks().stream()
                .filter(check -> check.isUnsteady() && !policy.fails(check))
                .toList();
        List<Check> choices = harmful.stream()
                .filter(check -> !policy.fails(check) && check.obligation() == Obligation.CHOICE)
                .toList();
        blocks("Failures", failing);
        blocks("Known failures", accepted);
        blocks("Warnings", others);
        blocks("Unsteady: another run was different", unsteady);
        blocks("For information: either is allowed", choices);
        stale();
        summary();
        notExercised();
        requests();
        time();
        return text.toString();
    }

    private void head() {
        text.line(console.bold(
                "Audit of " + report.client() + (report.version().isEmpty() ? "" : " " + report.version())));
        if (!report.command().isEmpty()) {
            text.line("  " + report.command());
        }
        text.line("").line(console.bold("Calibration"));
        text.add(2, calibration(report.calibration()));
    }

    private static String calibration(Calibration measured) {
        String timeout = measured.ownTimeout()
                .map(limit -> "It gives up on a silent server after " + EvidenceText.seconds(limit) + ".")
                .orElse("It never gives up on a silent server.");
        String retries = measured.retries() == 0
                ? "It does not repeat a GET whose connection is closed."
                : "It repeats a GET whose connection is closed: "
                        + Words.count(measured.retries(), "retry").replace("retrys", "retries") + ", after "
                        + EvidenceText.gaps(measured.retryGaps()) + ".";
        return "The content is visible: "
                + answer(measured.isBodyVisible()) + ". It reports status 500 as a failure: "
                + answer(measured.treatsStatusAsError()) + ". It trusts the test CA: " + answer(measured.trustsCa())
                + "." + (measured.reusesConnections() ? " It uses a connection for a second request." : "")
                + " A correct exchange takes " + EvidenceText.seconds(measured.baseline()) + ". " + timeout + " "
                + retries;
    }

    private static String answer(boolean value) {
        return value ? "yes" : "no";
    }

    private void blocks(String title, List<Check> checks) {
        if (!checks.isEmpty()) {
            text.line("").line(console.bold(title + " (" + checks.size() + ")"));
            checks.forEach(this::block);
        }
    }

    private void block(Check check) {
        String harm = check.harm().label() + (check.isSteady() ? "" : ", unsteady");
        text.line("");
        text.line("  " + painted(check, harm) + "  " + console.bold(check.id()) + "  " + rule(check));
        Optional<ModeVerdict> verdict = mode(check);
        field("seen", "The client " + check.sentence() + ".");
        if (verdict.isEmpty()) {
            report.requests().findings().forEach(this::finding);
        }
        field("right", verdict.map(mode -> mode.expected(check)).orElse(OwnRequests.EXPECTED));
        field("harm", check.harm().meaning() + ".");
        field("caller", EvidenceText.caller(check.evidence()));
        field("server", EvidenceText.server(check.evidence()) + "; exercise: " + check.probe());
        field("known from", verdict.map(mode -> mode.mode().seen()).orElse(""));
        KnownFailures.Entry entry = known.entries().get(check.id());
        field("accepted", entry == null ? "" : entry.why());
        text.line("    " + pad("again") + reproduce.apply(check));
    }

    private String painted(Check check, String harm) {
        if (!check.isFailure()) {
            return console.yellow(harm);
        }
        return check.harm().isAtLeast(Harm.CRASH) ? console.red(harm) : console.yellow(harm);
    }

    private static String rule(Check check) {
        return check.obligation().label() + (check.section().isEmpty() ? "" : ", " + check.section());
    }

    private void finding(RequestFinding finding) {
        field("", finding.text());
    }

    /** Returns the mode of a verdict; empty for the client's own requests. */
    private Optional<ModeVerdict> mode(Check check) {
        return report.modes().stream()
                .filter(verdict -> verdict.checks().contains(check))
                .findFirst();
    }

    private void field(String title, String content) {
        if (!content.isEmpty()) {
            text.titled(4, title, TITLE, content);
        }
    }

    private static String pad(String title) {
        return title + " ".repeat(TITLE - title.length());
    }

    private void stale() {
        List<String> stale = known.stale(report);
        if (!stale.isEmpty()) {
            text.line("").line(console.bold("Stale (" + stale.size() + "): known failures that no longer fail"));
            stale.forEach(id -> text.line("  " + id));
            text.add(2, "Remove them from the file, or run once with --known-update.");
        }
    }

    private void summary() {
        String sentence = report.client() + " " + report.summary() + ".";
        boolean isRight = policy.failing(report).stream().allMatch(known::accepts);
        text.line("").line(isRight ? console.green(sentence) : console.red(sentence));
    }

    private void notExercised() {
        Map<String, List<String>> reasons = report.withoutVerdict();
        if (reasons.isEmpty()) {
            return;
        }
        text.line("").line(console.bold("Not exercised"));
        reasons.forEach((reason, names) -> {
            String way = Reach.way(reason);
            text.add(2, Words.count(names.size(), "mode") + ": " + reason + (way.isEmpty() ? "." : "; " + way + "."));
            text.add(4, String.join(", ", names));
        });
    }

    private void requests() {
        text.line("");
        OwnRequests own = report.requests();
        int kinds = own.findings().size();
        text.add(
                0,
                kinds == 0
                        ? "Its own requests: nothing wrong with any of " + own.amount() + "."
                        : "Its own requests: " + Words.count(kinds, "violation") + " (requests/wire) among "
                                + own.amount() + ".");
        own.offers().forEach(offer -> text.add(0, EvidenceText.offer(offer)));
    }

    private void time() {
        String phases = report.phases().entrySet().stream()
                .map(phase -> phase.getKey() + " " + EvidenceText.seconds(phase.getValue()))
                .collect(Collectors.joining(", "));
        text.add(0, "Time: " + EvidenceText.seconds(report.time()) + " (" + phases + ").");
    }
}
