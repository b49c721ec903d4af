package io.hamms.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LastUsedTest {

    @Test
    void forgetsWhatWasNotUsedForLongest() {
        LastUsed<String, Integer> memory = new LastUsed<>(2);
        memory.update("a", 0, n -> n + 1);
        memory.update("b", 10, n -> n + 1);
        memory.update("a", 0, n -> n + 1);
        memory.update("c", 20, n -> n + 1);

        assertThat(memory.all()).containsExactly(Map.entry("a", 2), Map.entry("c", 21));
    }

    @Test
    void returnsTheNewValue() {
        LastUsed<String, Integer> memory = new LastUsed<>(1);
        assertThat(memory.update("a", 5, n -> n - 1)).isEqualTo(4);
        assertThat(memory.update("a", 5, n -> n - 1)).isEqualTo(3);
    }
}
