package io.hamms.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hamms.audit.Sweep;
import io.hamms.audit.SweepForm;
import io.hamms.audit.SweepForm.End;
import io.hamms.audit.SweepForm.Framing;
import io.hamms.audit.SweepReport;
import io.hamms.audit.SweepRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps real clients: curl, and the JDK's through its driver. */
@Timeout(300)
class SweepIT {

    /** On a loaded machine the first handshake of a JVM takes seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Half of the forms, with each framing, end and protocol: SweepTest has all of them. */
    private static final List<SweepForm> HALF = SweepForm.ALL.stream()
            .filter(form -> form.isGzip() == (form.end() == End.RST))
            .toList();

    @Test
    void tellsTheCallsOfADriverApart(@TempDir Path compiled) throws IOException, InterruptedException {
        Drivers.compile(compiled);
        try (DriverClient client = new DriverClient(Drivers.command("Jdk", compiled, Drivers.JAVA), false)) {
            SweepReport report = Sweep.of(client).timeout(TIMEOUT).forms(HALF).run();
            assertThat(report.rows()).hasSameSizeAs(HALF).allSatisfy(row -> {
                assertThat(row.length()).isPositive();
                assertThat(row.noResult()).isEmpty();
                if (!row.form().isTls() || row.form().end() == End.RST) {
                    assertThat(row.silent()).as("%s", row).isEmpty();
                }
            });
        }
    }

    @Test
    void cutsWhatACommandReads() throws InterruptedException {
        assumeTrue(Drivers.isInstalled("curl"), "curl is not installed");
        List<String> command = List.of("curl", "-sS", "--max-time", "{timeout}", "{url}");
        try (CommandClient client = new CommandClient(new CommandTemplate(command), List.of())) {
            SweepRow row = Sweep.of(client)
                    .timeout(TIMEOUT)
                    .forms(List.of(new SweepForm(Framing.LENGTH, false, false, End.RST)))
                    .run()
                    .rows()
                    .get(0);
            assertThat(row.length()).isPositive();
            assertThat(row.silent()).isEmpty();
            assertThat(row.noResult()).isEmpty();
        }
    }
}
