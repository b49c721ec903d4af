package io.hamms.timer;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares one event loop among the connections with much to send. Each gets turns of bounded size and time; all
 * together get one round between two polls of sockets and timers, so that however many clients read however fast, the
 * loop serves every other connection within milliseconds. Call all methods on the event loop.
 *
 * <p>A round is a scheduled task without delay: Netty collects what is scheduled only once before it polls for I/O.
 * What is handed to {@code execute}, in contrast, runs before that, for up to a second (Netty 4.2,
 * {@code io.netty.eventLoop.maxTaskProcessingQuantumMs}).
 */
public final class RoundRobin implements Runnable {

    /** The number of bytes that ends a connection's turn. */
    public static final int TURN_BYTES = 128 * 1024;

    /** The number of bytes, sent by all connections, that ends a round, so that the loop polls sockets and timers. */
    public static final int ROUND_BYTES = 1024 * 1024;

    private static final long TURN_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(RoundRobin.class);

    private final EventExecutor loop;
    private final ArrayDeque<LoopTask> waiting = new ArrayDeque<>();
    private boolean isScheduled;
    private @Nullable LoopTask current;
    private long turnStart;
    private int turnBytes;

    RoundRobin(EventExecutor loop) {
        this.loop = loop;
    }

    /** Counts bytes that a connection sends, and returns whether they end its turn. */
    public boolean isTurnOver(LoopTask connection, int bytes) {
        long now = loop.ticker().nanoTime();
        if (current != connection) {
            beginTurn(connection, now);
        }
        turnBytes += bytes;
        return turnBytes >= TURN_BYTES || now - turnStart >= TURN_NANOS;
    }

    private void beginTurn(LoopTask connection, long now) {
        current = connection;
        turnStart = now;
        turnBytes = 0;
    }

    /** Ends the current turn. */
    public void endTurn() {
        current = null;
    }

    /** Gives a connection another turn in one of the next rounds. */
    public void add(LoopTask connection) {
        waiting.add(connection);
        schedule();
    }

    private void schedule() {
        if (!isScheduled) {
            isScheduled = true;
            loop.schedule(this, 0, TimeUnit.NANOSECONDS);
        }
    }

    /** Gives turns to the waiting connections, for one round at most. */
    @Override
    public void run() {
        isScheduled = false;
        try {
            round();
        } catch (Error e) {
            // A scheduled task's exception would be lost in its future.
            LOG.error("streams: failed", e);
            throw e;
        } finally {
            endTurn();
            if (!waiting.isEmpty()) {
                schedule();
            }
        }
    }

    private void round() {
        long start = loop.ticker().nanoTime();
        long now = start;
        int bytes = 0;
        for (LoopTask next = waiting.poll(); next != null; next = waiting.poll()) {
            beginTurn(next, now);
            next.onTurn();
            bytes += turnBytes;
            now = loop.ticker().nanoTime();
            if (bytes >= ROUND_BYTES || now - start >= ROUND_NANOS) {
                return;
            }
        }
    }
}
