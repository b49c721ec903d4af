package io.hamms.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.StandardError;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private final MockTicker clock = Ticker.newMockTicker();
    private final EmbeddedChannel channel =
            EmbeddedChannel.builder().ticker(clock).build();
    private final TimerWheel tick = new TimerWheel(channel.eventLoop());
    private final List<Alarm> rung = new ArrayList<>();

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void isNeverEarlyAndAtMostLateByItsSlack() {
        Random random = new Random(42);
        List<Alarm> set = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long delay = (long) (random.nextDouble() * Duration.ofSeconds(10).toNanos());
            set.add(set(Duration.ofNanos(delay)));
        }
        for (int i = 0; i < 101_000 && rung.size() < set.size(); i++) {
            pass(Duration.ofNanos(100_000));
        }
        assertThat(rung).containsExactlyInAnyOrderElementsOf(set).allSatisfy(alarm -> {
            assertThat(alarm.rangAt - alarm.dueAt).isBetween(0L, alarm.slack + 100_000);
        });
        assertThat(channel.runScheduledPendingTasks()).as("no timer left").isEqualTo(-1);
    }

    @Test
    void firesAllDueTimersAfterALongPause() {
        set(Duration.ofMillis(10));
        set(Duration.ofSeconds(3));
        set(Duration.ofSeconds(30));
        Alarm later = set(Duration.ofMinutes(2));

        pass(Duration.ofMinutes(1));

        assertThat(rung).hasSize(3).doesNotContain(later);
    }

    @Test
    void needsOneScheduledTaskForAnyNumber() {
        for (int i = 0; i < 1_000; i++) {
            set(Duration.ofSeconds(5));
        }
        pass(Duration.ofSeconds(5));
        assertThat(rung).hasSize(1_000);
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void schedulesAnEarlierTimerAfterALaterOne() {
        Alarm late = set(Duration.ofSeconds(1));
        Alarm early = set(Duration.ofMillis(10));
        pass(Duration.ofMillis(10));
        assertThat(rung).containsExactly(early);
        pass(Duration.ofMillis(990));
        assertThat(rung).containsExactly(early, late);
    }

    @Test
    void movesATimerThatIsPending() {
        Alarm moved = set(Duration.ofMillis(10));
        Alarm other = set(Duration.ofMillis(10));
        tick.add(moved, Duration.ofSeconds(1).toNanos());
        pass(Duration.ofMillis(10));
        assertThat(rung).containsExactly(other);
        pass(Duration.ofMillis(990));
        assertThat(rung).containsExactly(other, moved);
        assertThat(channel.runScheduledPendingTasks()).as("no timer left").isEqualTo(-1);
    }

    @Test
    void firesNoCancelledTimerEvenWhileItFiresItsNeighbours() {
        Alarm second = new Alarm(0);
        Alarm first = new Alarm(0) {
            @Override
            protected void onTime() {
                super.onTime();
                tick.remove(second);
            }
        };
        tick.add(first, 1_000_000);
        tick.add(second, 1_000_000);
        pass(Duration.ofMillis(10));
        assertThat(rung).containsExactly(first);
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
        tick.remove(second);
    }

    @Test
    void firesTheOtherTimersAfterOneThatFails() {
        Alarm failing = new Alarm(0) {
            @Override
            protected void onTime() {
                super.onTime();
                throw new OutOfMemoryError("as it was meant to");
            }
        };
        Alarm before = set(Duration.ofMillis(10));
        tick.add(failing, Duration.ofMillis(10).toNanos());
        Alarm besides = set(Duration.ofMillis(10));
        Alarm after = set(Duration.ofMillis(12));
        Alarm nextRevolution = set(Duration.ofMillis(10 + 8192));

        try (StandardError log = StandardError.capture()) {
            pass(Duration.ofMillis(15));
            assertThat(log.text()).contains("timers: failed");
        }
        pass(Duration.ofMillis(1));
        assertThat(rung).containsExactly(before, failing, besides, after);
        pass(Duration.ofMillis(8192));
        assertThat(rung).endsWith(nextRevolution);
        assertThat(channel.runScheduledPendingTasks()).as("no timer left").isEqualTo(-1);
    }

    @Test
    void leavesNoTimerWhenTheLastIsRemoved() {
        Alarm alarm = set(Duration.ofSeconds(1));
        assertThat(channel.runScheduledPendingTasks()).isPositive();
        tick.remove(alarm);
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void letsATimerScheduleItselfAgain() {
        Alarm again = new Alarm(0) {
            @Override
            protected void onTime() {
                super.onTime();
                tick.add(this, Duration.ofSeconds(5).toNanos());
            }
        };
        tick.add(again, Duration.ofSeconds(5).toNanos());
        for (int i = 1; i <= 20; i++) {
            pass(Duration.ofMillis(4_999));
            assertThat(rung).hasSize(i - 1);
            pass(Duration.ofMillis(1));
            assertThat(rung).hasSize(i);
        }
    }

    private Alarm set(Duration delay) {
        Alarm alarm = new Alarm(clock.nanoTime() + delay.toNanos());
        alarm.slack = delay.toMillis() < 250 ? 1_000_000 : 4_000_000;
        tick.add(alarm, delay.toNanos());
        return alarm;
    }

    private void pass(Duration time) {
        clock.advance(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private class Alarm extends WheelTimer {

        private final long dueAt;
        private long rangAt;
        private long slack;

        Alarm(long dueAt) {
            this.dueAt = dueAt;
        }

        @Override
        protected void onTime() {
            rangAt = clock.nanoTime();
            rung.add(this);
        }
    }
}
