package io.hamms.mode.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.mode.catalogue.FailureModes;
import org.junit.jupiter.api.Test;

class NearestNamesTest {

    @Test
    void guessesTheNameThatIsNearest() {
        assertThat(NearestNames.to("slep", FailureModes.ALL)).startsWith("sleep");
        assertThat(NearestNames.to("Status", FailureModes.ALL)).startsWith("status");
    }

    @Test
    void guessesNamesThatContainTheTextBeforeTheNearest() {
        assertThat(NearestNames.to("bomb", FailureModes.ALL)).startsWith("gzip-bomb");
        assertThat(NearestNames.to("tls-no", FailureModes.ALL))
                .contains("tls-not-yet-valid", "tls-no-close-notify")
                .hasSize(3);
    }

    /** Comparing all of 16 KB with every name would block an event loop for a second. */
    @Test
    void comparesOnlyTheBeginningOfALongName() {
        String beginning = "y".repeat(64);

        assertThat(NearestNames.to(beginning + "status".repeat(2_700), FailureModes.ALL))
                .isEqualTo(NearestNames.to(beginning, FailureModes.ALL));
    }
}
