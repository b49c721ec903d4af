package io.hamms.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hamms.HammsNettyServer;
import io.hamms.control.ControlPort;
import io.hamms.fault.BadParameterException;
import io.hamms.journal.JournalLimits;
import io.hamms.mode.catalogue.Scenario;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exception carries the option, its value and the expected form as data; the message is built from them. */
class InvalidOptionTest {

    static Stream<Arguments> refused() {
        HammsNettyServer hamms = HammsNettyServer.builder().build();
        return Stream.of(
                refused(() -> HammsNettyServer.builder().basePort(70_000), "basePort", "70000"),
                refused(() -> HammsNettyServer.builder().basePort(65_500).build(), "basePort", "65500"),
                refused(
                        () -> HammsNettyServer.builder()
                                .basePort(0)
                                .reusePort(true)
                                .build(),
                        "reusePort",
                        "with free ports"),
                refused(
                        () -> HammsNettyServer.builder().bindAddress("999.999.999.999"),
                        "bindAddress",
                        "999.999.999.999"),
                refused(() -> HammsNettyServer.builder().modes(), "modes", "none"),
                refused(() -> HammsNettyServer.builder().modes("drip5s"), "mode", "drip5s"),
                refused(() -> HammsNettyServer.builder().threads(0), "threads", "0"),
                refused(() -> HammsNettyServer.builder().tlsName("a b"), "tlsName", "a b"),
                refused(() -> HammsNettyServer.builder().caFile(Path.of("/")).build(), "caFile", "/"),
                refused(
                        () -> HammsNettyServer.builder().script("close-on-accept", Scenario.always("healthy")),
                        "mode",
                        "close-on-accept"),
                refused(() -> HammsNettyServer.builder().defaults("sleep", Map.of("sleep", "x")), "sleep", "x"),
                refused(() -> HammsNettyServer.builder().defaults("sleep", Map.of("slep", "1")), "parameter", "slep"),
                refused(() -> Scenario.parse("0*sleep"), "step", "0*sleep"),
                refused(() -> new JournalLimits(-1, 0, 0), "connections", "-1"),
                refused(() -> ControlPort.of(hamms).port(-1), "port", "-1"),
                refused(() -> ControlPort.of(hamms).host("http://x/"), "host", "http://x/"),
                refused(() -> ControlPort.of(hamms).bindAddress("999.999.999.999"), "bindAddress", "999.999.999.999"));
    }

    private static Arguments refused(ThrowingCallable call, String option, String value) {
        return Arguments.of(call, option, value);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void carriesWhatIsWrong(ThrowingCallable call, String option, String value) {
        InvalidOptionException refused = catchThrowableOfType(InvalidOptionException.class, call);

        assertThat(refused.option()).isEqualTo(option);
        assertThat(refused.value()).isEqualTo(value);
        assertThat(refused).hasMessage(option + ": " + value + " (expected: " + refused.expected() + ")");
    }

    @Test
    void distinguishesAParameterFromOtherOptions() {
        BadParameterException value =
                catchThrowableOfType(BadParameterException.class, () -> Scenario.always("sleep?sleep=soon"));
        BadParameterException name =
                catchThrowableOfType(BadParameterException.class, () -> Scenario.always("sleep?slep=1"));

        assertThat(value.isOfMode()).isTrue();
        assertThat(value.parameter()).isEqualTo("sleep");
        assertThat(name.isOfMode()).isFalse();
    }

    @Test
    void carriesTheStateThatDoesNotAllowACall() {
        HammsNettyServer hamms = HammsNettyServer.builder().build();
        InvalidStateException refused = catchThrowableOfType(InvalidStateException.class, hamms::ports);

        assertThat(refused.state()).isEqualTo("not started");
        assertThat(refused.expected()).isEqualTo("running");
    }
}
