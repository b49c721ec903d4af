package io.hamms.journal;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the kernel's counts of open connections, each on its event loop. */
final class KernelUpdate {

    private static final Logger LOG = LoggerFactory.getLogger(KernelUpdate.class);

    /** How long a reader waits for a busy event loop. */
    private static final long PATIENCE_MILLIS = 2_000;

    private KernelUpdate() {}

    /** Waits for the updates, except on an event loop, which must wait neither for itself nor for another. */
    static void await(Map<EventLoop, List<ConnectionEntry>> behind) {
        List<Future<?>> updates = new ArrayList<>();
        boolean isOnLoop = false;
        for (Map.Entry<EventLoop, List<ConnectionEntry>> each : behind.entrySet()) {
            try {
                updates.add(each.getKey().submit(() -> each.getValue().forEach(ConnectionEntry::update)));
                isOnLoop |= each.getKey().inEventLoop();
            } catch (RejectedExecutionException e) {
                LOG.debug("an event loop has ended; the counts of its connections are already final", e);
            }
        }
        if (!isOnLoop) {
            updates.forEach(update -> update.awaitUninterruptibly(PATIENCE_MILLIS));
        }
    }
}
