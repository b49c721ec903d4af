package io.hamms.mode.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.fault.BadParameterException;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Parameter;
import io.hamms.http.RequestHead;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario that is written in one line. */
class ScenarioLineTest {

    private static List<String> answers(String line, int requests) {
        Scenario scenario = Scenario.parse(line);
        return Stream.generate(() ->
                        scenario.dispatch(RequestHead.of("GET", "/")).mode().name())
                .limit(requests)
                .toList();
    }

    @Test
    void usesItsStepsInTurnAndRepeatsTheLast() {
        assertThat(answers("sleep,close-after-request,healthy", 5))
                .containsExactly("sleep", "close-after-request", "healthy", "healthy", "healthy");
    }

    @Test
    void mayRepeatAStep() {
        assertThat(answers("2*status?status=503, 1*sleep ,healthy", 5))
                .containsExactly("status", "status", "sleep", "healthy", "healthy");
    }

    @Test
    void mayHaveACommaInAParameterWhenItIsEncoded() {
        Scenario scenario = Scenario.parse("content-type-wrong?type=a%2Cb,healthy");
        Parameter<?> type =
                FailureModes.named("content-type-wrong").parameters().get(0);

        ModeCall call = scenario.dispatch(RequestHead.of("GET", "/"));

        assertThat(type.name()).isEqualTo("type");
        assertThat(call.arguments().get(type)).isEqualTo("a,b");
    }

    @Test
    void hasAtMostTenThousandSteps() {
        assertThat(answers("9999*sleep,healthy", 10_000)).endsWith("sleep", "healthy");
        assertThatThrownBy(() -> Scenario.parse("9999*sleep,2*healthy"))
                .isInstanceOf(BadParameterException.class)
                .hasMessage("steps: more at 2*healthy (expected: at most 10000 in total)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0*sleep | step: 0*sleep (expected: N*STEP with N from 1 to 10000)",
                "10001*sleep | step: 10001*sleep (expected: N*STEP with N from 1 to 10000)",
                "99999999999999999999*sleep | step: 99999999999999999999*sleep (expected: N*STEP with N from 1 to 10000)",
                "sleep, | step: nothing (expected: a mode's name, such as status?status=503)",
                "3* | step: nothing (expected: a mode's name, such as status?status=503)",
                "status?status=%zz | status: %zz (expected: an integer from 100 to 999)",
                "status?status=9 | status: 9 (expected: an integer from 100 to 999)",
                "status?stat=200 | parameter: stat (expected: status, delay, cut, then, split, gap, rate, read-rate, chance,"
                        + " first, every, for, key, seed)",
                "stattus | mode: stattus (expected: status, healthy, drip-5s, or another mode of the catalogue)",
                "tls-expired | step: tls-expired (expected: a mode that answers requests; this one needs a port of its"
                        + " own)",
            })
    void isRefusedWithWhatWasExpected(String line, String message) {
        assertThatThrownBy(() -> Scenario.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void namesAPrefixThatIsNone() {
        for (String prefix : List.of("1h*", "1m*", "2x*", "-1*", "*", "3*1h*")) {
            assertThatThrownBy(() -> Scenario.parse(prefix + "status?status=503"))
                    .hasMessageStartingWith("step: " + prefix.replaceFirst("^3\\*", "") + " (expected: no prefix, or ");
        }
    }
}
