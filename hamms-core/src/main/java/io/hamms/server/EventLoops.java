package io.hamms.server;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The event loops of one server. The methods that wait must be called on another thread.
 *
 * @param group the loops
 * @param limit how long each method waits at most, on a machine on which threads wait for a processor, too
 */
record EventLoops(EventLoopGroup group, Duration limit) {

    EventLoops(EventLoopGroup group) {
        this(group, Duration.ofSeconds(30));
    }

    /** Waits for all futures, except on an event loop, which would wait for itself: an observer calls this there. */
    void await(List<? extends Future<?>> futures) {
        for (EventExecutor loop : group) {
            if (loop.inEventLoop()) {
                return;
            }
        }
        long deadline = deadline();
        futures.forEach(future -> future.awaitUninterruptibly(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    }

    private long deadline() {
        return System.nanoTime() + limit.toNanos();
    }

    /** Waits until each loop has run its earlier tasks, such as registering an accepted connection. */
    void awaitTurn() {
        List<Future<?>> turns = new ArrayList<>();
        group.forEach(loop -> turns.add(loop.submit(() -> {})));
        await(turns);
    }

    /**
     * Ends the loops, which close the connections that are registered with them, and waits for that.
     *
     * @throws IllegalStateException if one still runs when the limit is over
     */
    void end() {
        requestShutdown();
        long deadline = deadline();
        for (EventExecutor loop : group) {
            if (!loop.inEventLoop()) {
                awaitEnd(loop, deadline);
            }
        }
    }

    /**
     * Ends the loops, after one more turn each. A loop closes its channels in the turn in which it is asked to end;
     * asked after that point of a turn, Netty 4.2.18 ends it at the turn's end, if there is no quiet period, with all
     * its sockets open for ever. A hook to run, and a quiet period that has passed by then, make it turn once more.
     */
    private void requestShutdown() {
        for (EventExecutor loop : group) {
            if (loop instanceof SingleThreadEventExecutor turning) {
                turning.addShutdownHook(() -> {});
            }
        }
        group.shutdownGracefully(1, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void awaitEnd(EventExecutor loop, long deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!loop.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        throw new IllegalStateException(
                                "close: an event loop still runs after " + limit.toSeconds() + " s");
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
