package io.hamms.cli.audit;

import io.hamms.HammsNettyServer;
import io.hamms.audit.SweepForm;
import io.hamms.audit.SweepReport;
import io.hamms.audit.SweepRow;
import io.hamms.cli.audit.report.Reports;
import io.hamms.http.Json;
import io.hamms.http.JsonWriter;
import io.hamms.mode.semantics.Respond;
import io.hamms.text.Words;
import java.util.List;
import java.util.Locale;

/** The report of a sweep: for the terminal, as Markdown, as JSON, and as JUnit's XML. */
final class SweepText {

    private static final int FORMAT = 1;
    private static final int TITLE = 26;

    private final SweepReport report;

    SweepText(SweepReport report) {
        this.report = report;
    }

    String terminal(AuditConsole console) {
        Paragraphs text = console.paragraphs();
        text.line("Sweep of " + console.bold(title()) + ": a response is cut after each of its bytes");
        text.line("");
        for (SweepRow row : report.rows()) {
            text.titled(2, row.form().label(), TITLE, sentence(row));
            if (!row.silent().isEmpty()) {
                text.line(" ".repeat(2 + TITLE) + "again: " + console.command() + " --modes " + Respond.MODE.name()
                        + " serves '" + again(row) + "'");
            }
        }
        text.line("");
        text.add(0, (report.isRight() ? console.green("Right") : console.red("Wrong")) + ": " + summary());
        return text.toString();
    }

    /** Returns what to request of hamms, on its default ports, to see the first offset again. */
    private static String again(SweepRow row) {
        int port = HammsNettyServer.DEFAULT_BASE_PORT + Respond.MODE.offset();
        return (row.form().isTls() ? "https" : "http") + "://127.0.0.1:" + port
                + row.form().target(row.silent().get(0));
    }

    private String title() {
        return report.client() + (report.version().isEmpty() ? "" : " " + report.version());
    }

    private static String sentence(SweepRow row) {
        if (row.length() == 0) {
            return "not judged: " + row.why();
        }
        String text = row.silent().isEmpty()
                ? "no success with less than the whole of " + row.length() + " bytes"
                : "success with less than the whole at " + SweepRow.ranges(row.silent()) + " of " + row.length();
        return text
                + (row.lenient().isEmpty()
                        ? ""
                        : "; success with the whole content of an incomplete message at "
                                + SweepRow.ranges(row.lenient()))
                + (row.noResult().isEmpty() ? "" : "; no result at " + SweepRow.ranges(row.noResult()))
                + (row.why().isEmpty() ? "" : "; " + row.why());
    }

    private String summary() {
        long wrong =
                report.rows().stream().filter(row -> !row.silent().isEmpty()).count();
        long open =
                report.rows().stream().filter(row -> !row.noResult().isEmpty()).count();
        String forms = Words.count(report.rows().size(), "form");
        String what = wrong == 0
                ? "no success with less than the whole content in " + forms
                : "a success with less than the whole content in " + wrong + " of " + forms + " (RFC 9112, section 8)";
        return what + (open == 0 ? "" : ", no result at some offsets of " + open) + ", in "
                + String.format(Locale.ROOT, "%.1f", report.time().toMillis() / 1e3) + " s";
    }

    String markdown() {
        StringBuilder text = new StringBuilder("## Sweep of " + title() + "\n\n" + summary() + ".\n\n");
        text.append("| form | bytes | success with less at | whole content, message incomplete | no result |");
        text.append("\n| --- | ---: | --- | --- | --- |\n");
        for (SweepRow row : report.rows()) {
            text.append("| ")
                    .append(String.join(
                            " | ",
                            row.form().label(),
                            row.length() == 0 ? "not judged" : Integer.toString(row.length()),
                            row.length() == 0 ? row.why() : SweepRow.ranges(row.silent()),
                            SweepRow.ranges(row.lenient()),
                            SweepRow.ranges(row.noResult())))
                    .append(" |\n");
        }
        return text.toString();
    }

    /** Returns JUnit's XML, a test case for each form. */
    String junitXml() {
        return Reports.junitXml(report, SweepText::sentence);
    }

    String json() {
        return Json.indented(this::write);
    }

    private void write(JsonWriter json) {
        json.writeNumberField("format", FORMAT);
        json.writeObjectFieldStart("client");
        json.writeStringField("name", report.client());
        json.writeStringField("version", report.version());
        json.writeEndObject();
        json.writeNumberField("millis", report.time().toMillis());
        json.writeBooleanField("right", report.isRight());
        json.writeArrayFieldStart("forms");
        for (SweepRow row : report.rows()) {
            SweepForm form = row.form();
            json.writeStartObject();
            json.writeStringField("framing", Words.token(form.framing()));
            json.writeBooleanField("gzip", form.isGzip());
            json.writeBooleanField("tls", form.isTls());
            json.writeStringField("end", Words.token(form.end()));
            json.writeNumberField("bytes", row.length());
            offsets(json, "silent", row.silent());
            offsets(json, "lenient", row.lenient());
            offsets(json, "noResult", row.noResult());
            json.writeStringField("why", row.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void offsets(JsonWriter json, String name, List<Integer> offsets) {
        json.writeArrayFieldStart(name);
        offsets.forEach(json::writeNumber);
        json.writeEndArray();
    }
}
