package io.hamms.cli.audit.report;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.ModeVerdict;
import io.hamms.audit.OwnRequests;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The report as JUnit's XML, which build servers read. */
final class JunitReport {

    private final ReportContext context;
    private final AuditReport report;
    private final StringBuilder xml = new StringBuilder();

    JunitReport(ReportContext context) {
        this.context = context;
        this.report = context.report();
    }

    String document() {
        List<Check> checks = report.checks();
        long failures = checks.stream().filter(context::isFailing).count()
                + context.stale().size();
        long skipped = checks.stream()
                .filter(check -> check.applies() != Applies.JUDGED)
                .count();
        String counts = " tests=\"" + (checks.size() + context.stale().size()) + "\" failures=\"" + failures
                + "\" errors=\"0\" skipped=\"" + skipped + "\" time=\"" + seconds(report.time()) + "\"";
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"hamms audit\"").append(counts).append(">\n");
        xml.append("  <testsuite name=\"").append(Markup.escape(context.client()));
        xml.append('"').append(counts).append(">\n    <properties>\n");
        property("summary", context.sentence());
        property("command", report.command());
        context.environment().forEach(this::property);
        xml.append("    </properties>\n");
        for (ModeVerdict verdict : report.modes()) {
            String layer = verdict.mode().layer().label();
            verdict.checks().forEach(check -> testCase(layer, verdict.expected(check), check, List.of()));
        }
        requests();
        context.stale().forEach(this::stale);
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void property(String name, String value) {
        xml.append("      <property name=\"").append(Markup.escape(name));
        xml.append("\" value=\"").append(Markup.escape(value)).append("\"/>\n");
    }

    private void testCase(String layer, String expected, Check check, List<String> details) {
        begin(layer, check.id(), seconds(check.evidence().time()));
        String sentence = ReportContext.sentence(check);
        if (check.applies() != Applies.JUDGED) {
            xml.append("      <skipped message=\"");
            xml.append(Markup.escape(check.applies().token() + ": " + sentence));
            xml.append("\"/>\n");
        } else if (context.isFailing(check)) {
            failure(check.harm().token(), check.harm().label() + ": " + sentence, rule(expected, check));
        }
        List<String> lines = new ArrayList<>();
        lines.add((context.isAccepted(check) ? "known failure: " : "")
                + check.harm().label() + ": " + sentence);
        lines.add(rule(expected, check));
        if (!check.isSteady()) {
            lines.add("unsteady: another run had another result");
        }
        lines.addAll(details);
        lines.addAll(EvidenceLines.of(check));
        String again = context.reproduce().apply(check);
        if (!again.isEmpty()) {
            lines.add("again: " + again);
        }
        output(lines);
    }

    private static String rule(String expected, Check check) {
        return (expected + " " + ReportContext.rule(check)).strip();
    }

    /** Writes the verdict on the client's own requests, with each kind of violation and what TLS offers. */
    private void requests() {
        OwnRequests own = report.requests();
        List<String> details = new ArrayList<>();
        own.findings().forEach(finding -> details.add(finding.text()));
        own.offers().forEach(offer -> details.add(EvidenceLines.of(offer)));
        testCase("requests", OwnRequests.EXPECTED, own.check(), details);
    }

    private void output(List<String> lines) {
        xml.append("      <system-out>").append(Markup.escape(String.join("\n", lines)));
        xml.append("</system-out>\n    </testcase>\n");
    }

    private void stale(String id) {
        begin("known", id, "0");
        failure("stale", "A known failure no longer fails: remove it from the file of --known.", "");
        xml.append("    </testcase>\n");
    }

    private void begin(String layer, String name, String time) {
        xml.append("    <testcase classname=\"").append(Markup.escape(layer));
        xml.append("\" name=\"").append(Markup.escape(name));
        xml.append("\" time=\"").append(time).append("\">\n");
    }

    private void failure(String type, String message, String text) {
        xml.append("      <failure type=\"").append(type).append("\" message=\"");
        xml.append(Markup.escape(message)).append("\">").append(Markup.escape(text));
        xml.append("</failure>\n");
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 9)
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
