package io.hamms.server;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The event loops of one server. The methods that wait must be called on another thread. */
record EventLoops(EventLoopGroup group) {

    private static final int CLOSE_SECONDS = 30;

    /** Waits for all of these, unless that would be waiting for itself: then an observer has called. */
    void await(List<? extends Future<?>> futures) {
        for (EventExecutor loop : group) {
            if (loop.inEventLoop()) {
                return;
            }
        }
        futures.forEach(future -> future.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS));
    }

    /** Waits until each loop has done what it was told before, such as taking over an accepted connection. */
    void awaitTurn() {
        List<Future<?>> turns = new ArrayList<>();
        group.forEach(loop -> turns.add(loop.submit(() -> {})));
        await(turns);
    }

    /**
     * Ends the loops, which close the connections that are registered with them, and waits for that.
     *
     * @throws IllegalStateException if one does not end within five seconds
     */
    void end() {
        tellToEnd();
        for (EventExecutor loop : group) {
            if (!loop.inEventLoop()) {
                awaitEnd(loop);
            }
        }
    }

    /**
     * Ends the loops, after one more turn each. A loop closes its channels in the turn in which it is asked to
     * end; told after that point of a turn, Netty 4.2.18 ends it at the turn's end, if there is no quiet period, with
     * all its sockets open for ever. A hook to run, and a quiet period that has passed by then, make it turn once more.
     */
    private void tellToEnd() {
        for (EventExecutor loop : group) {
            if (loop instanceof SingleThreadEventExecutor turning) {
                turning.addShutdownHook(() -> {});
            }
        }
        group.shutdownGracefully(1, TimeUnit.SECONDS.toNanos(CLOSE_SECONDS), TimeUnit.NANOSECONDS);
    }

    private static void awaitEnd(EventExecutor loop) {
        boolean interrupted = false;
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
            while (true) {
                try {
                    if (!loop.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        throw new IllegalStateException(
                                "close: an event loop still runs after " + CLOSE_SECONDS + " s");
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
