package io.hamms.cli.audit;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.Harm;
import io.hamms.audit.ModeVerdict;
import io.hamms.fault.FailureMode;
import io.hamms.mode.catalogue.FailureModes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page with the verdicts on real clients: a table of harms, each with a link to its sentence. */
final class ClientsDocument {

    static final String PATH = "docs/clients.md";

    private static final String NO_VERDICT = "–";

    private final Map<String, AuditReport> reports;
    private final List<String> missing;
    private final String machine;

    /** The reasons for missing verdicts, with the anchors of their sentences. */
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /**
     * Prepares the page.
     *
     * @param reports the reports, by the names of the clients
     * @param missing the clients that could not be audited, and why
     */
    ClientsDocument(Map<String, AuditReport> reports, List<String> missing, String machine) {
        this.reports = new LinkedHashMap<>(reports);
        this.missing = List.copyOf(missing);
        this.machine = machine;
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                # What real HTTP clients do

                Each client was run against each mode, and judged as `hamms audit` judges; `mvn -q verify -Paudit` does
                that and writes this page. Clients in Java, Python and Node were run by the [drivers](drivers/README.md).
                """);
        text.append("Each client was told to limit its calls to 2 s. All ran on ")
                .append(machine)
                .append(".\n\n");
        clients(text);
        text.append("""

                ## The modes

                A cell names the worst harm. **Bold**: the client broke a MUST, or a rule that all good clients follow.
                Plain: it broke a SHOULD, or it hung, crashed or held resources where the RFC leaves the choice. With `?`:
                another run gave another verdict. `–`: there is no verdict. The links lead to what was seen.

                """);
        String sentences = sentences();
        table(text);
        text.append("\n## What was seen\n").append(sentences);
        text.append("\n## Why there is no verdict\n\n");
        reasons.forEach((reason, anchor) -> text.append("- <a id=\"")
                .append(anchor)
                .append("\"></a>")
                .append(escaped(reason))
                .append(".\n"));
        return text.toString();
    }

    private void clients(StringBuilder text) {
        text.append("| client | version | right | wrong | its own requests |\n| --- | --- | --- | --- | --- |\n");
        reports.forEach((name, report) -> {
            String wrong = report.byHarm().entrySet().stream()
                    .filter(harm -> harm.getKey() != Harm.OK)
                    .map(harm -> harm.getKey().count(harm.getValue()))
                    .collect(Collectors.joining(", "));
            String requests = report.requests().findings().stream()
                    .map(finding -> "`" + finding.kind() + "`")
                    .distinct()
                    .collect(Collectors.joining(", "));
            String right = report.right() + " of " + report.judged() + " modes";
            row(text, List.of(name, report.version(), right, wrong, requests.isEmpty() ? "ok" : requests));
        });
        missing.forEach(client -> text.append("\nNot audited: ").append(client).append(".\n"));
    }

    private void table(StringBuilder text) {
        List<String> names = new ArrayList<>(List.of("mode"));
        names.addAll(reports.keySet());
        row(text, names);
        row(text, names.stream().map(name -> "---").toList());
        for (FailureMode mode : FailureModes.ALL) {
            List<String> cells = new ArrayList<>(List.of("`" + mode.name() + "`"));
            reports.forEach((name, report) -> cells.add(cell(mode, name, report)));
            row(text, cells);
        }
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private String cell(FailureMode mode, String client, AuditReport report) {
        List<Check> checks = checks(mode, report);
        List<Check> wrong = wrong(checks);
        if (!wrong.isEmpty()) {
            Check worst = wrong.get(0);
            String harm = worst.harm().token() + (worst.isSteady() ? "" : "?");
            String label = worst.isFailure() ? "**" + harm + "**" : harm;
            return "[" + label + "](#" + anchor(mode, client) + ")";
        }
        boolean isJudged = checks.stream().anyMatch(ClientsDocument::isJudged);
        return isJudged
                ? "ok"
                : "[" + NO_VERDICT + "](#"
                        + reason(checks.isEmpty() ? "" : checks.get(0).sentence()) + ")";
    }

    private String reason(String sentence) {
        String words = sentence.isEmpty() ? "the mode was not run" : stable(sentence);
        return reasons.computeIfAbsent(words, key -> "no-verdict-" + (reasons.size() + 1));
    }

    private static boolean isJudged(Check check) {
        return check.applies() == Applies.JUDGED;
    }

    private static List<Check> checks(FailureMode mode, AuditReport report) {
        return report.modes().stream()
                .filter(verdict -> verdict.mode().equals(mode))
                .map(ModeVerdict::checks)
                .findFirst()
                .orElse(List.of());
    }

    /** Returns the checks that are wrong: steady ones first, and the worst first. */
    private static List<Check> wrong(List<Check> checks) {
        return checks.stream()
                .filter(check -> isJudged(check) && check.harm() != Harm.OK)
                .sorted(Comparator.comparing(Check::isUnsteady).thenComparing(Check::harm))
                .toList();
    }

    private static String anchor(FailureMode mode, String client) {
        String words = mode.name() + "-" + client;
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private String sentences() {
        StringBuilder text = new StringBuilder();
        for (FailureMode mode : FailureModes.ALL) {
            StringBuilder ofMode = new StringBuilder();
            reports.forEach((client, report) -> {
                String anchor = "<a id=\"" + anchor(mode, client) + "\"></a>";
                for (Check check : wrong(checks(mode, report))) {
                    ofMode.append("- ").append(anchor).append(sentence(client, check));
                    anchor = "";
                }
            });
            if (!ofMode.isEmpty()) {
                text.append("\n### ").append(mode.name()).append("\n\n").append(ofMode);
            }
        }
        return text.toString();
    }

    private static String sentence(String client, Check check) {
        String basis = check.obligation().label() + (check.section().isEmpty() ? "" : ", " + check.section());
        return "**" + client + "** " + escaped(stable(check.sentence())) + " ("
                + check.harm().label()
                + (check.isSteady() ? "" : ", in one of two runs") + "). " + basis + "; `" + check.probe() + "`, "
                + check.id().substring(check.id().indexOf('/') + 1) + ".\n";
    }

    /** Returns a sentence without parts that differ from run to run. */
    private static String stable(String sentence) {
        return sentence.replaceAll("@[0-9a-f]{5,}", "")
                .replaceAll("(localhost|127\\.0\\.0\\.1)(/127\\.0\\.0\\.1)?(:| port )\\d+", "127.0.0.1$3…");
    }

    private static String escaped(String sentence) {
        return sentence.replace("&", "&amp;").replace("<", "&lt;").replaceAll("([*_\\[\\]`|])", "\\\\$1");
    }
}
