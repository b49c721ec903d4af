package io.hamms.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Layer;
import io.hamms.fault.Symptom;
import io.hamms.fault.VerdictClass;
import io.hamms.mode.baseline.Healthy;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The output at the start of a server with a mode without a port of its own. */
class ModeWithoutPortTest {

    private static final FailureMode MODE = FailureMode.withoutPort("odd", Layer.BASELINE)
            .summary("is odd")
            .wire("200.")
            .client("Succeeds.")
            .symptom(Symptom.STATUS)
            .tryIt("curl -i {/}", "HTTP/1.1 500")
            .onGet(VerdictClass.REPORT.choice())
            .fault(Healthy.MODE.fault());

    private static final List<FailureMode> MODES = List.of(MODE, Healthy.MODE);

    @Test
    void isInTheTableWithADash() {
        try (HammsNettyServer server =
                HammsNettyServer.builder().basePort(0).modes(MODES).start()) {
            Startup started = new Startup(server, "127.0.0.1", null);

            assertThat(new TextLines(TestEnvironment.plain().world(), MODES).started(started))
                    .contains("\n-      odd      is odd\n")
                    .contains("\n" + server.port(Healthy.MODE) + "  healthy  ");
            assertThat(new JsonLines(Clock.systemUTC()).started(started))
                    .contains("\"healthy\"")
                    .doesNotContain("odd");
        }
    }

    @Test
    void bindsNoPort() {
        assertThatCode(() -> Ports.check(65_436, MODES)).doesNotThrowAnyException();
        assertThatCode(() -> new ControlOptions().check(5500, false, "127.0.0.1", MODES))
                .doesNotThrowAnyException();
    }
}
