package io.hamms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Ticker;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KernelUpdateTest {

    /** The sockets of an event loop have their turn between its tasks. */
    @Test
    void updatesAFewConnectionsInEachTask() throws Exception {
        JournalStore store = new JournalStore(JournalLimits.DEFAULT, TickerClock.of(Ticker.systemTicker()));
        ConnectionEntry connection = store.open(store.port(new Log(store, false), 1, "healthy"), 1, null, 0);
        DefaultEventLoop loop = new DefaultEventLoop();
        try {
            int tasks = loop.submit(() -> {
                        KernelUpdate.await(Map.of(loop, Collections.nCopies(200, connection)));
                        return loop.pendingTasks();
                    })
                    .get(10, TimeUnit.SECONDS);
            assertThat(tasks).isEqualTo(200 / KernelUpdate.AT_ONCE);
        } finally {
            loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
    }

    /** Two event loops that waited for each other would do so until their patience ends. */
    @Test
    void doesNotLetAnEventLoopWaitForAnother() throws InterruptedException {
        EventLoopGroup server = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
        EventLoop one = server.next();
        EventLoop other = server.next();
        CountDownLatch bothWait = new CountDownLatch(2);
        try {
            long start = System.nanoTime();
            List.of(one, other)
                    .forEach(loop -> loop.execute(() -> {
                        bothWait.countDown();
                        try {
                            bothWait.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        KernelUpdate.await(Map.of(loop == one ? other : one, List.of()));
                    }));
            bothWait.await();
            assertThat(one.submit(() -> {}).await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(other.submit(() -> {}).await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(System.nanoTime() - start)
                    .isLessThan(TimeUnit.MILLISECONDS.toNanos(KernelUpdate.PATIENCE_MILLIS));
        } finally {
            server.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
    }
}
