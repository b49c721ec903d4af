package io.hamms.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LastUsedTest {

    @Test
    void dropsTheLeastRecentlyUsed() {
        LastUsed<String, Integer> memory = new LastUsed<>(2);
        memory.update("a", 0, n -> n + 1);
        memory.update("b", 10, n -> n + 1);
        memory.update("a", 0, n -> n + 1);
        memory.update("c", 20, n -> n + 1);

        assertThat(memory.latest(2).values()).containsExactly(Map.entry("a", 2), Map.entry("c", 21));
    }

    @Test
    void listsTheMostRecentlyUsedAndCountsTheOthers() {
        LastUsed<String, Integer> memory = new LastUsed<>(3);
        for (String key : List.of("a", "b", "c", "a")) {
            memory.update(key, 0, n -> n + 1);
        }
        assertThat(memory.latest(2).values()).containsExactly(Map.entry("c", 1), Map.entry("a", 2));
        assertThat(memory.latest(2).leftOut()).isEqualTo(1);
        assertThat(memory.latest(3).leftOut()).isZero();
        assertThat(memory.latest(4).leftOut()).isZero();
    }

    @Test
    void returnsTheNewValue() {
        LastUsed<String, Integer> memory = new LastUsed<>(1);
        assertThat(memory.update("a", 5, n -> n - 1)).isEqualTo(4);
        assertThat(memory.update("a", 5, n -> n - 1)).isEqualTo(3);
    }

    @Test
    void losesNoConcurrentChange() throws Exception {
        LastUsed<String, Integer> memory = new LastUsed<>(1);
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(threads.submit(() -> {
                start.await();
                for (int j = 0; j < 50_000; j++) {
                    memory.update("a", 0, n -> n + 1);
                }
                return null;
            }));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        threads.shutdown();
        assertThat(memory.update("a", 0, n -> n)).isEqualTo(200_000);
    }
}
