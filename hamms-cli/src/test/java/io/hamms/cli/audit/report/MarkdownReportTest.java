package io.hamms.cli.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.cli.Golden;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void writesTheWholeReport() throws IOException {
        Golden.check("audit/report/report.md", Reports.markdown(SampleReport.of("cut", Map.of("gone/caller", false))));
    }

    @Test
    void separatesKnownFailuresFromNewOnes() {
        assertThat(Reports.markdown(SampleReport.of("cut", Map.of("cut-short/caller", true, "requests/wire", true))))
                .contains("### Known failures (2)\n\n- `requests/wire`")
                .doesNotContain("### Failures");
    }

    @Test
    void escapesTheTextOfClients() {
        assertThat(Reports.markdown(SampleReport.of("a\n| *b* <img src=x> `c`")))
                .contains("reported a success: a \\| \\*b\\* \\<img src=x\\> \\`c\\`.");
    }

    @Test
    void fencesCodeWithMoreBackticksThanItHas() {
        assertThat(Markup.code("a `` b\n`c`")).isEqualTo("``` a `` b `c` ```");
        assertThat(Markup.code("plain")).isEqualTo("`plain`");
    }
}
