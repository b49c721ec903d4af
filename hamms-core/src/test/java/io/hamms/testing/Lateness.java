package io.hamms.testing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how late this machine wakes an idle thread: hardly at all, unless the machine is loaded. */
public final class Lateness implements AutoCloseable {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final AtomicLong due = new AtomicLong();
    private final AtomicLong worst = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lateness");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins to measure. */
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

    /** Begins anew. */
    public void forget() {
        worst.set(0);
    }

    /** Returns the greatest lateness so far, including the current one. */
    public Duration worst() {
        return Duration.ofNanos(Math.max(worst.get(), System.nanoTime() - due.get()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
