package io.hamms.journal;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the kernel's counts of open connections, each on its event loop. */
final class KernelUpdate {

    private static final Logger LOG = LoggerFactory.getLogger(KernelUpdate.class);

    /** How long a reader waits for a busy event loop. */
    static final long PATIENCE_MILLIS = 2_000;

    /** The connections of one task: after 64 tasks, Netty looks whether it is time to poll the sockets. */
    static final int AT_ONCE = 8;

    private KernelUpdate() {}

    /** Waits for the updates, except on an event loop, which must wait neither for itself nor for another. */
    static void await(Map<EventLoop, List<ConnectionEntry>> behind) {
        List<Future<?>> updates = new ArrayList<>();
        for (Map.Entry<EventLoop, List<ConnectionEntry>> each : behind.entrySet()) {
            try {
                updates.add(submit(each.getKey(), each.getValue()));
            } catch (RejectedExecutionException e) {
                LOG.debug("an event loop has ended; the counts of its connections are already final", e);
            }
        }
        if (behind.keySet().stream().noneMatch(KernelUpdate::isOnLoopBeside)) {
            updates.forEach(update -> update.awaitUninterruptibly(PATIENCE_MILLIS));
        }
    }

    /** Lets an event loop update its connections, a few in each task, and returns the last task. */
    private static Future<?> submit(EventLoop loop, List<ConnectionEntry> connections) {
        int from = 0;
        while (connections.size() - from > AT_ONCE) {
            List<ConnectionEntry> some = connections.subList(from, from + AT_ONCE);
            loop.execute(() -> some.forEach(ConnectionEntry::update));
            from += AT_ONCE;
        }
        List<ConnectionEntry> last = connections.subList(from, connections.size());
        return loop.submit(() -> last.forEach(ConnectionEntry::update));
    }

    /** Returns whether the current thread is that of an event loop, or of another one of the same server. */
    private static boolean isOnLoopBeside(EventLoop loop) {
        EventLoopGroup server = loop.parent();
        return server == null
                ? loop.inEventLoop()
                : StreamSupport.stream(server.spliterator(), false).anyMatch(EventExecutor::inEventLoop);
    }
}
