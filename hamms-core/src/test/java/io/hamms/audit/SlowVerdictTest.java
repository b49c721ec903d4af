package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts is the time from the fault on, not that of a process which starts late on a busy machine. */
class SlowVerdictTest {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @ParameterizedTest
    @CsvSource({"true, ok", "false, slow"})
    void isForAnErrorThatComesLateAfterTheFault(boolean isBefore, String harm) throws Exception {
        AuditReport report = HammsAudit.of(waiting(isBefore))
                .timeout(Duration.ofMillis(500))
                .modes("garbage-after-request")
                .run();

        assertThat(report.checks())
                .filteredOn(check -> check.id().equals("garbage-after-request/caller"))
                .extracting(check -> check.harm().token())
                .isEqualTo(List.of(harm));
    }

    /** Returns a client that waits before the request of a probe, or before it reports the error. */
    private static HttpCall waiting(boolean isBefore) {
        MiniClient client = MiniClient.correct();
        return (request, call) -> {
            boolean isProbe = !call.id().startsWith("calibration/");
            if (isProbe && isBefore) {
                NEVER.await(1, TimeUnit.SECONDS);
            }
            try {
                return client.send(request, call);
            } catch (IOException e) {
                if (isProbe && !isBefore) {
                    NEVER.await(1, TimeUnit.SECONDS);
                }
                throw e;
            }
        };
    }
}
