package io.hamms.mode.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.fault.BadParameterException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnsTest {

    private static Turns turns(String line) {
        return Turns.of(List.of(line.split(",")));
    }

    private static List<String> answers(String line, long[] millis, double draw) {
        Turns turns = turns(line);
        Turns.Progress progress = turns.start();
        List<String> answers = new ArrayList<>();
        for (long at : millis) {
            progress = turns.next(progress, Duration.ofMillis(at).toNanos(), draw);
            answers.add(progress.answer().mode().name());
        }
        return answers;
    }

    @Test
    void answerInTheirOrderAndTheLastForEver() {
        assertThat(answers("2*status,sleep,healthy", new long[5], 0))
                .containsExactly("status", "status", "sleep", "healthy", "healthy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2s*status,healthy", "2000ms*status,healthy", "2.0s*status,healthy"})
    void answerForATimeFromTheirFirstRequest(String line) {
        assertThat(answers(line, new long[] {5_000, 6_999, 7_000, 7_001}, 0))
                .containsExactly("status", "status", "healthy", "healthy");
    }

    @Test
    void followATimeWithANumber() {
        assertThat(answers("sleep,1s*status,2*retries,healthy", new long[] {0, 10, 1_009, 1_010, 1_011, 9_999}, 0))
                .containsExactly("sleep", "status", "status", "retries", "retries", "healthy");
    }

    @ParameterizedTest
    @CsvSource({"0, status", "0.09, status", "0.1, sleep", "0.29, sleep", "0.3, healthy", "0.99, healthy"})
    void drawByWeight(double draw, String answer) {
        assertThat(answers("retries,10%*status,20%*sleep,healthy", new long[3], draw))
                .containsExactly("retries", answer, answer);
    }

    @Test
    void needNoOtherStepWhereTheWeightsAreAll() {
        assertThat(answers("25%*status,75%*sleep", new long[1], 0.25)).containsExactly("sleep");
    }

    @ParameterizedTest
    @CsvSource({
        "10%*status, another step",
        "'10%*status,2*healthy', one step after",
        "'10%*status,healthy,sleep', one step after",
        "'60%*status,60%*sleep', at most 100%",
        "'0s*status,healthy', more than 0 s",
        "'90000s*status,healthy', at most 86400 s",
        "'1.5*status,healthy', N from 1",
        "'0*status,healthy', N from 1"
    })
    void refuseWhatMakesNoSense(String line, String complaint) {
        assertThatThrownBy(() -> turns(line))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining(complaint);
    }
}
