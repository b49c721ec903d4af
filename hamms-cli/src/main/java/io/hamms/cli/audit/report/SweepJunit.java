package io.hamms.cli.audit.report;

import io.hamms.audit.SweepReport;
import io.hamms.audit.SweepRow;
import java.util.Locale;
import java.util.function.Function;

/** The report of a sweep as JUnit's XML, which build servers read. */
final class SweepJunit {

    private final SweepReport report;
    private final Function<SweepRow, String> sentence;
    private final StringBuilder xml = new StringBuilder();

    SweepJunit(SweepReport report, Function<SweepRow, String> sentence) {
        this.report = report;
        this.sentence = sentence;
    }

    String document() {
        long failures = report.rows().stream().filter(row -> !row.isRight()).count();
        long skipped = report.rows().stream().filter(row -> row.length() == 0).count();
        String counts = " tests=\"" + report.rows().size() + "\" failures=\"" + failures + "\" errors=\"0\" skipped=\""
                + skipped + "\" time=\""
                + String.format(Locale.ROOT, "%.3f", report.time().toMillis() / 1e3) + "\"";
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"hamms audit --sweep\"").append(counts).append(">\n");
        xml.append("  <testsuite name=\"").append(Markup.escape(report.client()));
        xml.append('"').append(counts).append(">\n");
        report.rows().forEach(this::testCase);
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void testCase(SweepRow row) {
        String text = Markup.escape(sentence.apply(row));
        xml.append("    <testcase classname=\"sweep\" name=\"")
                .append(Markup.escape(row.form().label()))
                .append("\">\n");
        if (row.length() == 0) {
            xml.append("      <skipped message=\"").append(text).append("\"/>\n");
        } else if (!row.isRight()) {
            String type = row.silent().isEmpty() ? "hang" : "corruption";
            xml.append("      <failure type=\"").append(type).append("\" message=\"");
            xml.append(text).append("\"/>\n");
        }
        xml.append("      <system-out>").append(text).append("</system-out>\n    </testcase>\n");
    }
}
