package io.hamms.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.testing.RawClient;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a thread waits for what event loops write into the journal. */
class AwaitTest {

    private static final Duration READING = Duration.ofMillis(5);
    private static final long PATIENCE_NANOS = RawClient.PATIENCE.toNanos();

    private final Log log =
            new Log(new JournalStore(JournalLimits.DEFAULT, TickerClock.of(Ticker.systemTicker())), false);
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger readings = new AtomicInteger();

    /** A reading of many entries without a result. */
    private @Nullable Integer readMany() {
        readings.incrementAndGet();
        long end = System.nanoTime() + READING.toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        return null;
    }

    private CompletableFuture<Void> writeAllTheTime() {
        return CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                log.write(() -> {});
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void leavesTheLockToEventLoopsForMostOfTheTime() throws Exception {
        CompletableFuture<Void> writer = writeAllTheTime();

        Integer found = log.await(READING.toNanos() * 100, this::readMany);

        isOver.set(true);
        writer.get(RawClient.PATIENCE.toSeconds(), SECONDS);
        assertThat(found).isNull();
        assertThat(readings.get()).isBetween(2, 100 / 10 + 2);
    }

    @Test
    void seesWhatIsWrittenBetweenTwoReadings() throws Exception {
        AtomicInteger written = new AtomicInteger();

        Integer found = log.await(Long.MAX_VALUE, () -> {
            if (written.get() > 0) {
                return written.get();
            }
            CompletableFuture.runAsync(() -> log.write(written::incrementAndGet));
            return readMany();
        });

        assertThat(found).isPositive();
    }

    @Test
    void isInterruptedAlsoWhileMuchIsWritten() throws Exception {
        CompletableFuture<Void> writer = writeAllTheTime();
        Thread waiter = Thread.currentThread();
        CompletableFuture.runAsync(waiter::interrupt);

        assertThatThrownBy(() -> log.await(PATIENCE_NANOS, this::readMany)).isInstanceOf(InterruptedException.class);

        isOver.set(true);
        writer.get(RawClient.PATIENCE.toSeconds(), SECONDS);
    }

    @Test
    void readsOnceWithoutTime() throws Exception {
        assertThat(log.await(Long.MIN_VALUE, this::readMany)).isNull();
        assertThat(readings).hasValue(1);
    }
}
