package io.hamms.testing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How late this machine wakes a thread that has hardly anything to do: about nothing, unless it is busy elsewhere. */
public final class Lateness implements AutoCloseable {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final AtomicLong due = new AtomicLong();
    private final AtomicLong worst = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lateness");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins to watch. */
    public Lateness() {
        next();
    }

    private void next() {
        due.set(System.nanoTime() + PERIOD_NANOS);
        clock.schedule(this::wake, PERIOD_NANOS, TimeUnit.NANOSECONDS);
    }

    private void wake() {
        worst.accumulateAndGet(System.nanoTime() - due.get(), Math::max);
        next();
    }

    /** Watches anew. */
    public void forget() {
        worst.set(0);
    }

    /** Returns how late the thread was at worst, or is now. */
    public Duration worst() {
        return Duration.ofNanos(Math.max(worst.get(), System.nanoTime() - due.get()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
