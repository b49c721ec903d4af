package io.hamms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.transport.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventLoopsTest {

    private final EventLoopGroup group = Transport.NIO.eventLoops(2, "test");
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void release() {
        held.countDown();
        group.shutdownGracefully(0, 30, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** With a time limit for each loop, it would take a minute. */
    @Test
    @Timeout(30)
    void waitOnceForAllLoopsThatDoNotEnd() {
        EventLoops loops = new EventLoops(group, Duration.ofMillis(60));
        List<Future<?>> never = Stream.<Future<?>>generate(() -> group.next().newPromise())
                .limit(1000)
                .toList();

        loops.await(never);

        assertThat(never).noneMatch(Future::isDone);
    }

    @Test
    void throwIfOneDoesNotEnd() {
        group.forEach(loop -> loop.execute(this::hold));
        EventLoops loops = new EventLoops(group, Duration.ofSeconds(1));

        assertThatThrownBy(loops::end)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("close: an event loop still runs after 1 s");
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
