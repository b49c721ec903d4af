package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.RawClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final long PATIENCE_SECONDS = RawClient.PATIENCE.toSeconds();

    private final CountDownLatch end = new CountDownLatch(1);

    private String hang() throws InterruptedException {
        end.await();
        return "hung";
    }

    private static String wait(CountDownLatch latch) throws InterruptedException {
        return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS) ? "met" : "alone";
    }

    @Test
    void letsTheNextBeginBesideOneThatTakesLong() throws Exception {
        try (Lane lane = new Lane(1, 2, Duration.ofMillis(1))) {
            Future<String> first = lane.submit(this::hang);
            Future<String> second = lane.submit(() -> "done");

            assertThat(second.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("done");
            end.countDown();
            assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("hung");
        }
    }

    @Test
    void beginsNoMoreAtOnceThanItHasPlaces() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch third = new CountDownLatch(1);
        try (Lane lane = new Lane(2, 8, RawClient.PATIENCE)) {
            for (int i = 0; i < 2; i++) {
                lane.submit(() -> {
                    both.countDown();
                    return hang();
                });
            }
            assertThat(wait(both)).isEqualTo("met");
            lane.submit(() -> {
                third.countDown();
                return "";
            });

            assertThat(third.await(50, TimeUnit.MILLISECONDS)).isFalse();
            end.countDown();
            assertThat(wait(third)).isEqualTo("met");
        }
    }
}
