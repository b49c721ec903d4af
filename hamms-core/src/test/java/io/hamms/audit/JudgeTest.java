package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static Judge judge(Duration baseline) {
        Calibration calibration =
                new Calibration(true, true, true, baseline, List.of(), Optional.empty(), true, 0, true);
        return new Judge(calibration, Duration.ofSeconds(2));
    }

    @Test
    void leavesAClientTheTimeThatItsCallsTake() {
        assertThat(judge(Duration.ofMillis(10)).work()).isEqualTo(Duration.ofSeconds(1));
        assertThat(judge(Duration.ofMillis(800)).work()).isEqualTo(Duration.ofMillis(3200));
    }

    @Test
    void takesACallForStartedAfterTwiceTheTimeOfOneThatSucceeds() {
        assertThat(judge(Duration.ofMillis(800)).start()).isEqualTo(Duration.ofMillis(1600));
    }
}
