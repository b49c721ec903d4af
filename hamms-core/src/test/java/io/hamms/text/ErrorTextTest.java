package io.hamms.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.mode.catalogue.FailureModes;
import io.hamms.mode.catalogue.Scenario;
import org.junit.jupiter.api.Test;

/** Messages about rejected values. */
class ErrorTextTest {

    @Test
    void callsAnEmptyValueNothing() {
        assertThat(ErrorText.of("basePort", "", "a port")).isEqualTo("basePort: nothing (expected: a port)");
        assertThat(ErrorText.of("basePort", "x", "a port")).isEqualTo("basePort: x (expected: a port)");
        assertThatThrownBy(() -> Scenario.always("sleep?sleep=")).hasMessageStartingWith("sleep: nothing (expected: ");
        assertThatThrownBy(() -> FailureModes.named("")).hasMessageStartingWith("mode: nothing (expected: ");
    }
}
