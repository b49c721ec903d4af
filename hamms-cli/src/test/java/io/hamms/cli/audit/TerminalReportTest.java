package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.audit.Applies;
import io.hamms.audit.AuditReport;
import io.hamms.audit.Check;
import io.hamms.audit.Harm;
import io.hamms.cli.Golden;
import io.hamms.fault.Obligation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

    private static final Policy POLICY = new Policy(Harm.HANG, false);

    private final AuditReport report = HandMade.report(
            List.of(HandMade.finding("expect-without-content", Harm.VIOLATION)),
            HandMade.check("accept-silent/caller", Harm.OK, Obligation.MUST),
            HandMade.check("te-and-cl/caller", Harm.DESYNC, Obligation.MUST),
            HandMade.check("body-stall/caller", Harm.HANG, Obligation.CONSENSUS),
            HandMade.check("retry-after/wire", Harm.DUPLICATE, Obligation.SHOULD),
            HandMade.unsteady("status/caller", Harm.CORRUPTION),
            HandMade.none("retries/caller", Applies.NOT_EXERCISED));

    private final KnownFailures known = new KnownFailures(Map.of(
            "body-stall/caller", new KnownFailures.Entry(Harm.HANG, "a watchdog ends it"),
            "accept-silent/caller", new KnownFailures.Entry(Harm.HANG, "")));

    private static String print(AuditReport report, KnownFailures known, boolean isPainted) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        AuditConsole console =
                new AuditConsole(nowhere, nowhere, isPainted, () -> 100, () -> false, (announce, close) -> {}, "hamms");
        return new TerminalReport(report, POLICY, known, console, TerminalReportTest::reproduce).print();
    }

    private static String reproduce(Check check) {
        return "hamms audit --reproduce " + check.id().replaceFirst("/.*", "") + " -- fake {url}";
    }

    @Test
    void isUnderstoodWithoutDocuments() throws IOException {
        String printed = print(report, known, false);

        Golden.check("audit/report.txt", printed);
        assertThat(printed.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void isTheSameWithColours() {
        String painted = print(report, known, true);

        assertThat(painted).contains("\u001b[1;31mdesync\u001b[0m");
        assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(print(report, known, false));
    }

    @Test
    void isShortForAClientThatIsRight() {
        String printed = print(
                HandMade.report(HandMade.check("accept-silent/caller", Harm.OK, Obligation.MUST)),
                KnownFailures.NONE,
                false);

        assertThat(printed)
                .contains("fake was right in 1 of the 1 modes that it reached.\n")
                .contains("\nIts own requests: nothing wrong with any of 42 requests and 1 ClientHello.\n"
                        + "Offered over TLS: TLSv1.3; application protocols: none; server name: none.\n")
                .doesNotContain("Failures")
                .doesNotContain("Not exercised");
    }
}
