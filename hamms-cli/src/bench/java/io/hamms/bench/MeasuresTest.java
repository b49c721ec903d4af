package io.hamms.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private final Measures measures = new Measures();

    @Test
    void takesForAPercentileTheLeastValueThatSoManyDoNotExceed() {
        Latencies latencies = new Latencies();
        for (int millis = 2_000; millis >= 1; millis--) {
            latencies.add(Duration.ofMillis(millis).toNanos());
        }

        assertThat(latencies.percentileMillis(50)).isEqualTo(1_000);
        assertThat(latencies.percentileMillis(99)).isEqualTo(1_980);
        assertThat(latencies.maxMillis()).isEqualTo(2_000);
        assertThat(latencies.over(Duration.ofMillis(1_999))).isEqualTo(1);
    }

    @Test
    void hasNoPercentileOfNothing() {
        assertThat(new Latencies().percentileMillis(99)).isNaN();
    }

    @Test
    void takesTheMiddleForTheMedian() {
        assertThat(Measures.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Measures.median(List.of(4.0, 1.0))).isEqualTo(2.5);
    }

    @Test
    void judgesByTheMedianOrByTheWorstRun() {
        add(1, 2, 30);

        assertThat(goal(Bound.AT_MOST, 2, Judged.MEDIAN).isMet(measures)).isTrue();
        assertThat(goal(Bound.AT_MOST, 2, Judged.WORST).isMet(measures)).isFalse();
        assertThat(goal(Bound.AT_LEAST, 2, Judged.MEDIAN).isMet(measures)).isTrue();
        assertThat(goal(Bound.AT_LEAST, 2, Judged.WORST).isMet(measures)).isFalse();
    }

    @Test
    void doesNotMeetAGoalThatWasNotMeasured() {
        Goal goal = goal(Bound.AT_LEAST, 0, Judged.MEDIAN);

        assertThat(goal.isMet(measures)).isFalse();
        assertThat(goal.measured(measures)).isEqualTo("not measured");
    }

    @Test
    void doesNotMeetAGoalWithWhatIsNoNumber() {
        add(Double.NaN);

        assertThat(goal(Bound.AT_MOST, 1, Judged.MEDIAN).isMet(measures)).isFalse();
        assertThat(goal(Bound.AT_LEAST, 1, Judged.WORST).isMet(measures)).isFalse();
    }

    @Test
    void showsTheValueThatCountsAndThenEveryRun() {
        add(1_000, 2_000.4, 3);

        assertThat(goal(Bound.AT_MOST, 2, Judged.WORST).measured(measures)).isEqualTo("2,000 (1,000, 2,000, 3)");
    }

    private void add(double... values) {
        for (double value : values) {
            measures.add("table", "row", "column", value);
        }
    }

    private static Goal goal(Bound bound, double limit, Judged judged) {
        return new Goal("what", "table", "row", "column", bound, limit, judged, 0);
    }
}
