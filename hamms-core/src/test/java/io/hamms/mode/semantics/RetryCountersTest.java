package io.hamms.mode.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryCountersTest {

    @Test
    void dropsTheLeastRecentlyUsedCounterAboveTenThousand() {
        RetryCounters counters = new RetryCounters();
        counters.next("old", 3);
        counters.next("kept", 3);
        for (int i = 0; i < 9_999; i++) {
            counters.next("key " + i, 3);
            if (i == 5_000) {
                counters.next("kept", 3);
            }
        }
        assertThat(counters.next("kept", 3)).isZero();
        assertThat(counters.next("old", 3)).isEqualTo(2);
    }
}
