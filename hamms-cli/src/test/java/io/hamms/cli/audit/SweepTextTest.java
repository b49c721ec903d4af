package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.audit.SweepForm;
import io.hamms.audit.SweepReport;
import io.hamms.audit.SweepRow;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTextTest {

    private static final SweepForm LENGTH = SweepForm.ALL.get(0);
    private static final SweepForm LAST = SweepForm.ALL.get(SweepForm.ALL.size() - 1);

    private static final SweepReport WRONG = new SweepReport(
            "some client",
            "1.2",
            List.of(
                    new SweepRow(LENGTH, 300, List.of(17, 18, 40), List.of(299), List.of(5), ""),
                    new SweepRow(LAST, 0, List.of(), List.of(), List.of(), "it does not trust the CA")),
            Duration.ofMillis(1500));

    private static final SweepReport RIGHT = new SweepReport(
            "some client",
            "",
            List.of(new SweepRow(LENGTH, 300, List.of(), List.of(), List.of(), "")),
            Duration.ofMillis(1500));

    private static String terminal(SweepReport report) {
        PrintStream none = new PrintStream(PrintStream.nullOutputStream());
        return new SweepText(report)
                .terminal(
                        new AuditConsole(none, none, false, () -> 100, () -> false, (announce, close) -> {}, "hamms"));
    }

    @Test
    void namesTheOffsetsAndHowToSeeTheFirstAgain() {
        assertThat(terminal(WRONG).replaceAll("\\s+", " "))
                .startsWith("Sweep of some client 1.2: ")
                .contains("length, FIN success with less than the whole at 17-18, 40 of 300; success with the whole"
                        + " content of an incomplete message at 299; no result at 5 again: hamms --modes respond serves"
                        + " 'http://127.0.0.1:5573/?size=100&framing=length&chunk=40&header=X-Hamms-Seq:+0"
                        + "&header=Connection:+close&cut=17&then=fin'")
                .contains("gzip, close over TLS, RST not judged: it does not trust the CA")
                .endsWith("Wrong: a success with less than the whole content in 1 of 2 forms (RFC 9112, section 8),"
                        + " no result at some offsets of 1, in 1.5 s ");
        assertThat(terminal(RIGHT)).contains("Right: no success with less than the whole content in 1 form, in 1.5 s");
    }

    @Test
    void hasATableInMarkdown() {
        assertThat(new SweepText(WRONG).markdown())
                .contains("| length, FIN | 300 | 17-18, 40 | 299 | 5 |\n")
                .contains("| gzip, close over TLS, RST | not judged | it does not trust the CA |  |  |\n");
    }

    @Test
    void isATestCaseForEachFormInJunitXml() {
        assertThat(new SweepText(WRONG).junitXml())
                .contains("<testsuite name=\"some client\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\""
                        + " time=\"1.500\">")
                .containsPattern("name=\"length, FIN\">\n +<failure type=\"corruption\" message=\"success with less"
                        + " than the whole at 17-18, 40 of 300;.*\n")
                .contains("name=\"gzip, close over TLS, RST\">\n      <skipped message=\"not judged: it does not"
                        + " trust the CA\"/>\n");
        assertThat(new SweepText(RIGHT).junitXml()).contains("failures=\"0\"").doesNotContain("<failure");
    }

    @Test
    void saysHowToSeeAFormOfTlsAgain() {
        SweepReport report = new SweepReport(
                "c", "", List.of(new SweepRow(LAST, 9, List.of(3), List.of(), List.of(), "")), Duration.ZERO);

        assertThat(terminal(report))
                .contains(
                        "again: hamms --modes respond serves 'https://127.0.0.1:5573/?size=100&framing=close&encoding")
                .contains("&cut=3&then=rst'\n");
    }

    @Test
    void hasEachOffsetInJson() {
        assertThat(new SweepText(WRONG).json().replaceAll("\\s+", ""))
                .contains("\"right\":false")
                .contains("{\"framing\":\"length\",\"gzip\":false,\"tls\":false,\"end\":\"fin\",\"bytes\":300,"
                        + "\"silent\":[17,18,40],\"lenient\":[299],\"noResult\":[5],\"why\":\"\"}");
    }
}
