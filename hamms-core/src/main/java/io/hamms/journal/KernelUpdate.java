package io.hamms.journal;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings in what the kernel alone knows of open connections, each on its event loop. */
final class KernelUpdate {

    private static final Logger LOG = LoggerFactory.getLogger(KernelUpdate.class);

    /** How long somebody who asks waits for an event loop that has other things to do. */
    private static final long PATIENCE_MILLIS = 2_000;

    private KernelUpdate() {}

    /** Waits until it is done, but not on an event loop: one must not wait for itself, nor for another. */
    static void await(Map<EventLoop, List<ConnectionEntry>> behind) {
        List<Future<?>> updates = new ArrayList<>();
        boolean isOnLoop = false;
        for (Map.Entry<EventLoop, List<ConnectionEntry>> each : behind.entrySet()) {
            try {
                updates.add(each.getKey().submit(() -> each.getValue().forEach(ConnectionEntry::update)));
                isOnLoop |= each.getKey().inEventLoop();
            } catch (RejectedExecutionException e) {
                LOG.debug("an event loop has ended; its connections were looked at before", e);
            }
        }
        if (!isOnLoop) {
            updates.forEach(update -> update.awaitUninterruptibly(PATIENCE_MILLIS));
        }
    }
}
