package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.audit.AuditProgress;
import io.hamms.audit.Harm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final int ALL = 40;
    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ProgressLine progress(boolean isRewritten) {
        return new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8), isRewritten);
    }

    /** Returns what was printed, but for the times. */
    private String printed() {
        return out.toString(StandardCharsets.UTF_8).replaceAll("\\d+ s (left|so far)", "N s $1");
    }

    @Test
    void isALineForEachTenthWithoutATerminal() {
        ProgressLine progress = progress(false);

        progress.begin("curl");
        for (int i = 1; i <= ALL; i++) {
            progress.show(new AuditProgress(i, ALL, "mode#" + i, i == 3 ? Harm.HANG : Harm.OK));
        }
        progress.end();

        List<String> lines = printed().lines().toList();
        assertThat(lines).hasSize(11).element(0).isEqualTo("calibrating curl");
        assertThat(lines.get(1)).isEqualTo("4/40 probes, about N s left; 1 hang; last mode#4");
        assertThat(lines.get(9)).isEqualTo("36/40 probes, about N s left; 1 hang; last mode#36");
        assertThat(lines.get(10))
                .isEqualTo("40/40 probes, repeating those with a wrong verdict, N s so far; 1 hang; last mode#40");
    }

    @Test
    void isRewrittenOnATerminalAndLeavesNothing() {
        ProgressLine progress = progress(true);

        progress.begin("curl");
        progress.show(new AuditProgress(1, ALL, "mode#1", Harm.OK));
        progress.end();

        assertThat(printed())
                .isEqualTo(ERASE + "calibrating curl" + ERASE + "1/40 probes, about N s left; last mode#1" + ERASE);
    }

    @Test
    void fitsIntoALineOfATerminal() {
        progress(true).show(new AuditProgress(1, ALL, "m".repeat(100), Harm.OK));

        assertThat(printed()).hasSize(ERASE.length() + 79).endsWith("mmm");
    }

    @Test
    void countsEachHarmWorstFirst() {
        ProgressLine progress = progress(true);

        progress.show(new AuditProgress(1, ALL, "a#1", Harm.SLOW));
        progress.show(new AuditProgress(2, ALL, "b#1", Harm.LEAK));
        progress.show(new AuditProgress(3, ALL, "c#1", Harm.SLOW));

        assertThat(printed()).endsWith("; 1 leak, 2 slow; last c#1");
    }
}
