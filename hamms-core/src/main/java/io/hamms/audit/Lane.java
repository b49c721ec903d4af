package io.hamms.audit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs tasks, a few at a time. A task that takes long lets another one begin beside it: its client waits and needs no
 * processor, as during a hang.
 */
final class Lane implements AutoCloseable {

    private final Semaphore places;
    private final Duration work;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Lane::daemon);

    /**
     * Creates a lane without tasks.
     *
     * @param atOnce how many tasks begin at once
     * @param most how many run at once, with those that take longer than {@code work}
     * @param work the time after which a task only waits
     */
    Lane(int atOnce, int most, Duration work) {
        this.places = new Semaphore(atOnce, true);
        this.work = work;
        this.threads = Executors.newFixedThreadPool(Math.max(atOnce, most), Lane::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "audit");
        thread.setDaemon(true);
        return thread;
    }

    <T> Future<T> submit(Callable<T> task) {
        return threads.submit(() -> {
            places.acquire();
            AtomicBoolean isInPlace = new AtomicBoolean(true);
            ScheduledFuture<?> waits = timer.schedule(() -> leave(isInPlace), work.toNanos(), TimeUnit.NANOSECONDS);
            try {
                return task.call();
            } finally {
                waits.cancel(false);
                leave(isInPlace);
            }
        });
    }

    private void leave(AtomicBoolean isInPlace) {
        if (isInPlace.getAndSet(false)) {
            places.release();
        }
    }

    /** Interrupts all tasks. */
    @Override
    public void close() {
        threads.shutdownNow();
        timer.shutdownNow();
    }
}
