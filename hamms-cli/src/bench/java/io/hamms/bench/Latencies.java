package io.hamms.bench;

import java.time.Duration;
import java.util.Arrays;

/** Records latencies; keeps every one. */
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private long[] nanos = new long[1024];
    private int size;

    synchronized void add(long tookNanos) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = tookNanos;
    }

    /** Waits until this many were added by another thread. */
    void await(int count, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (size() < count && System.nanoTime() < deadline) {
            Bench.sleep(Duration.ofMillis(50));
        }
    }

    synchronized int size() {
        return size;
    }

    /** Returns the least value that at least this percentage of all do not exceed; NaN if there are none. */
    synchronized double percentileMillis(double percent) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * size);
        return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
    }

    double maxMillis() {
        return percentileMillis(100);
    }

    /** Returns how many are longer. */
    synchronized int over(Duration limit) {
        return (int) Arrays.stream(nanos, 0, size)
                .filter(took -> took > limit.toNanos())
                .count();
    }
}
