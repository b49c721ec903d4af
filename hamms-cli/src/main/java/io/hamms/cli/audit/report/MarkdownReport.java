package io.hamms.cli.audit.report;

import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.Harm;
import io.hamms.audit.OwnRequests;
import io.hamms.audit.RequestFinding;
import io.hamms.audit.TlsOffer;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The report as Markdown, in the dialect of GitHub. */
final class MarkdownReport {

    private final ReportContext context;
    private final AuditReport report;
    private final StringBuilder text = new StringBuilder();

    MarkdownReport(ReportContext context) {
        this.context = context;
        this.report = context.report();
    }

    String document() {
        text.append("## Audit of ").append(Markup.markdown(context.client())).append("\n\n");
        text.append("**").append(Markup.markdown(context.sentence())).append("**\n");
        if (!report.command().isEmpty()) {
            text.append('\n').append(Markup.code(report.command())).append('\n');
        }
        harms();
        list("Failures", context::isFailing);
        list("Known failures", context::isAccepted);
        if (!context.stale().isEmpty()) {
            text.append("\n### Known failures that no longer fail\n\n");
            context.stale()
                    .forEach(id -> text.append("- ").append(Markup.code(id)).append('\n'));
        }
        list("Warnings and information", check -> !context.fails().test(check));
        notExercised();
        requests();
        return text.toString();
    }

    private void harms() {
        text.append("\n| modes | harm | what it means |\n| ---: | --- | --- |\n");
        for (Map.Entry<Harm, Long> count : report.byHarm().entrySet()) {
            row(count.getValue(), count.getKey().label(), count.getKey().meaning());
        }
        long others = report.modes().size() - report.judged();
        if (others > 0) {
            row(others, "not exercised", "this client did not reach the fault; no verdict");
        }
    }

    private void row(long count, String harm, String meaning) {
        text.append("| ").append(count).append(" | ").append(harm).append(" | ");
        text.append(meaning).append(" |\n");
    }

    private void list(String title, Predicate<Check> which) {
        List<Check> checks = context.wrong().stream().filter(which).toList();
        if (checks.isEmpty()) {
            return;
        }
        text.append("\n### ").append(title).append(" (").append(checks.size()).append(")\n\n");
        for (Check check : checks) {
            text.append("- ").append(Markup.code(check.id()));
            text.append(" **").append(check.harm().label()).append("**, ");
            text.append(Markup.markdown(ReportContext.rule(check)));
            text.append(check.isSteady() ? ": " : ", unsteady: ");
            text.append(Markup.markdown(ReportContext.sentence(check)));
            text.append(" Again: ").append(Markup.code(context.reproduce().apply(check)));
            text.append('\n');
        }
    }

    private void notExercised() {
        Map<String, List<String>> reasons = report.withoutVerdict();
        if (reasons.isEmpty()) {
            return;
        }
        text.append("\n### Not exercised\n\n");
        reasons.forEach((reason, names) -> {
            text.append("- ")
                    .append(Markup.markdown(ReportContext.sentence(reason)))
                    .append(' ');
            text.append(String.join(", ", names.stream().map(Markup::code).toList()));
            text.append('\n');
        });
    }

    private void requests() {
        OwnRequests own = report.requests();
        text.append("\n### Its own requests\n\n");
        if (own.findings().isEmpty()) {
            text.append("- Nothing is wrong with any of ").append(own.amount()).append(".\n");
        }
        for (TlsOffer offer : own.offers()) {
            text.append("- ").append(Markup.markdown(EvidenceLines.of(offer))).append('\n');
        }
        for (RequestFinding finding : own.findings()) {
            text.append("- ")
                    .append(finding.kind())
                    .append(" (")
                    .append(finding.sections())
                    .append("), first in ");
            text.append(Markup.code(finding.first())).append('\n');
        }
    }
}
