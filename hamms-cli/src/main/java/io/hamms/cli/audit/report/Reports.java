package io.hamms.cli.audit.report;

import io.hamms.audit.SweepReport;
import io.hamms.audit.SweepRow;
import java.util.function.Function;

/** The report of an audit in the formats of programs and of people. */
public final class Reports {

    private Reports() {}

    /** Returns the report as a JSON document; docs/audit.md describes its members. */
    public static String json(ReportContext context) {
        return new JsonReport(context).document();
    }

    /** Returns the report as JUnit's XML: a test case for each verdict. */
    public static String junitXml(ReportContext context) {
        return new JunitReport(context).document();
    }

    /** Returns the report of a sweep as JUnit's XML: a test case for each form. */
    public static String junitXml(SweepReport report, Function<SweepRow, String> sentence) {
        return new SweepJunit(report, sentence).document();
    }

    /** Returns the report as Markdown, for the summary of a build step. */
    public static String markdown(ReportContext context) {
        return new MarkdownReport(context).document();
    }

    /** Returns the report as an HTML page that needs no network. */
    public static String html(ReportContext context) {
        return HtmlReport.page("Audit of " + context.client(), context.sentence(), json(context));
    }
}
