package io.hamms.cli.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.cli.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("hamms.root", ".."), "docs/audit.md");

    @Test
    void writesTheWholeReport() throws IOException {
        Golden.check("audit/report/report.json", Reports.json(SampleReport.of("cut", Map.of("late/caller", false))));
    }

    @Test
    void separatesKnownFailuresFromNewOnes() {
        String json = Reports.json(SampleReport.of("cut", Map.of("cut-short/caller", true, "requests/wire", true)));
        assertThat(json.replaceAll("\\s+", ""))
                .contains("\"failing\":[],\"known\":[\"requests/wire\",\"cut-short/caller\"],\"stale\":[]")
                .contains("\"failing\":false,\"known\":true");
    }

    @Test
    void truncatesLongText() {
        String json = Reports.json(SampleReport.of("x".repeat(100_000)));
        assertThat(json).contains("x".repeat(4000) + "...").doesNotContain("\"text\" : \"Only: " + "x".repeat(400));
        // The sentence is Hamms's own, and short.
        assertThat(json.length()).isLessThan(100_000 + 40_000);
    }

    @Test
    void hasEachMemberInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENT);
        TreeSet<String> missing = new TreeSet<>();
        Pattern.compile("\"(\\w+)\" :")
                .matcher(Reports.json(SampleReport.of("cut")))
                .results()
                .map(member -> member.group(1))
                .filter(name -> !document.contains("`" + name + "`"))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }
}
