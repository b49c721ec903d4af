package io.hamms.cli.audit.report;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.ModeVerdict;
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
        boolean isRequestFailing =
                context.isRequestFailing() && !context.violations().isEmpty();
        long failures = checks.stream().filter(context::isFailing).count()
                + context.stale().size()
                + (isRequestFailing ? 1 : 0);
        long skipped = checks.stream()
                .filter(check -> check.applies() != Applies.JUDGED)
                .count();
        String counts = " tests=\"" + (checks.size() + 1 + context.stale().size()) + "\" failures=\"" + failures
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
            verdict.checks().forEach(check -> testCase(verdict, check));
        }
        requests(isRequestFailing);
        context.stale().forEach(this::stale);
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void property(String name, String value) {
        xml.append("      <property name=\"").append(Markup.escape(name));
        xml.append("\" value=\"").append(Markup.escape(value)).append("\"/>\n");
    }

    private void testCase(ModeVerdict verdict, Check check) {
        begin(
                verdict.mode().layer().label(),
                check.id(),
                seconds(check.evidence().time()));
        String sentence = ReportContext.sentence(check);
        if (check.applies() != Applies.JUDGED) {
            xml.append("      <skipped message=\"");
            xml.append(Markup.escape(check.applies().token() + ": " + sentence));
            xml.append("\"/>\n");
        } else if (context.isFailing(check)) {
            failure(check.harm().token(), check.harm().label() + ": " + sentence, rule(verdict, check));
        }
        List<String> lines = new ArrayList<>();
        lines.add((context.isAccepted(check) ? "known failure: " : "")
                + check.harm().label() + ": " + sentence);
        lines.add(rule(verdict, check));
        if (!check.isSteady()) {
            lines.add("unsteady: another run did not give the same");
        }
        lines.addAll(EvidenceLines.of(check));
        lines.add("again: " + context.reproduce().apply(check));
        output(lines);
    }

    private static String rule(ModeVerdict verdict, Check check) {
        return (verdict.expected(check) + " " + ReportContext.rule(check)).strip();
    }

    /** Writes the verdict on the client's own requests. */
    private void requests(boolean isFailing) {
        begin("requests", "requests/wire", "0");
        if (isFailing) {
            failure("requests", "Requests of the client are not as RFC 9110 and RFC 9112 require.", "");
        }
        List<String> lines = new ArrayList<>();
        lines.add("requests checked: " + report.requests());
        context.violations()
                .forEach(violation -> lines.add(violation.getKey().token() + ", first in " + violation.getValue()));
        output(lines);
    }

    private void output(List<String> lines) {
        xml.append("      <system-out>").append(Markup.escape(String.join("\n", lines)));
        xml.append("</system-out>\n    </testcase>\n");
    }

    private void stale(String id) {
        begin("known", id, "0");
        failure("stale", "A known failure is right by now: take it out of the file of --known.", "");
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
