package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hamms.HammsNettyServer;
import io.hamms.journal.JournalEvent;
import io.hamms.testing.RawClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class EventFeedTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** To know the size of a request, its fields are decoded. */
    @Test
    void decodesAnEventOnceForAllSubscribers() throws IOException {
        try (HammsNettyServer hamms =
                        HammsNettyServer.builder().basePort(0).modes("healthy").start();
                EventFeed feed = new EventFeed(hamms.journal())) {
            JournalEvent event = requestOf(hamms);
            feed.open(null);
            feed.publish(event);
            long forOne = allocated(() -> feed.publish(event));
            for (int i = 1; i < EventFeed.MAX_SUBSCRIBERS; i++) {
                feed.open(null);
            }
            long forAll = allocated(() -> feed.publish(event));

            assertThat(forOne).as("bytes").isGreaterThan(8_000);
            assertThat(forAll).as("bytes").isLessThan(2 * forOne);
        }
    }

    /** Returns the event of a request with long fields. */
    private static JournalEvent requestOf(HammsNettyServer hamms) throws IOException {
        List<JournalEvent> events = new CopyOnWriteArrayList<>();
        hamms.journal().listen(events::add);
        try (RawClient client = RawClient.connect(hamms.port("healthy"))) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(10_000) + "\r\n\r\n")
                    .readBody();
        }
        Awaitility.await().until(() -> events.stream().anyMatch(event -> event.request() != null));
        return events.stream()
                .filter(event -> event.request() != null)
                .findFirst()
                .orElseThrow();
    }

    private static long allocated(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
