package io.hamms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hamms.HammsNettyServer;
import io.hamms.testing.EachTransport;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionLimiterTest {

    private final ConnectionLimiter limiter = new ConnectionLimiter();
    private final EmbeddedChannel listener = new EmbeddedChannel(limiter);
    private final EmbeddedChannel other = new EmbeddedChannel(limiter);

    @BeforeEach
    void admit() {
        limiter.admit(listener);
        limiter.admit(other);
    }

    @AfterEach
    void close() {
        listener.finishAndReleaseAll();
        other.finishAndReleaseAll();
    }

    @Test
    void acceptsUpToItsLimitThenPausesAllListeners() {
        limiter.limitTo(2);
        accept();
        assertThat(accepts()).isTrue();

        accept();
        other.runPendingTasks();

        assertThat(accepts()).isFalse();
        assertThat(other.config().isAutoRead()).isFalse();
    }

    @Test
    void resumesOnceAConnectionHasClosed() {
        limiter.limitTo(1);
        listener.freezeTime();
        EmbeddedChannel client = accept();
        pass(1000);
        assertThat(accepts()).isFalse();

        client.close();
        pass(99);
        assertThat(accepts()).isFalse();
        pass(1);
        other.runPendingTasks();

        assertThat(accepts()).isTrue();
        assertThat(other.config().isAutoRead()).isTrue();
    }

    @Test
    void pausesForAWhileWhenTheProcessHasNoDescriptor() {
        listener.freezeTime();
        listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));
        assertThat(accepts()).isFalse();
        pass(99);
        assertThat(accepts()).isFalse();
        pass(1);

        assertThat(accepts()).isTrue();
        listener.checkException();
    }

    @Test
    void admitsAListenerAtOnceOrBelowTheLimit() {
        EmbeddedChannel late = listener();
        assertThat(late.config().isAutoRead()).isFalse();
        limiter.admit(late);
        assertThat(late.config().isAutoRead()).isTrue();

        listener.freezeTime();
        listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));
        EmbeddedChannel later = listener();
        limiter.admit(later);
        assertThat(later.config().isAutoRead()).isFalse();
        pass(100);
        later.runPendingTasks();
        assertThat(later.config().isAutoRead()).isTrue();
    }

    private EmbeddedChannel listener() {
        EmbeddedChannel added = new EmbeddedChannel(limiter);
        added.config().setAutoRead(false);
        return added;
    }

    @Test
    void leavesEveryOtherFailureToNetty() {
        IllegalStateException failure = new IllegalStateException();

        listener.pipeline().fireExceptionCaught(failure);

        assertThat(accepts()).isTrue();
        assertThat(catchFailure()).isSameAs(failure);
    }

    @EachTransport
    void isCloseToTheLimitOfOpenFiles(HammsNettyServer server) throws IOException {
        Path limits = Path.of("/proc/self/limits");
        assumeThat(limits).exists();
        int limit = Files.readAllLines(limits).stream()
                .filter(line -> line.startsWith("Max open files"))
                .mapToInt(line -> (int) Math.min(1 << 30, Long.parseLong(line.replaceAll("\\D+(\\d+).*", "$1"))))
                .findFirst()
                .orElseThrow();

        assertThat(server.connectionCapacity().orElseThrow()).isBetween(limit / 2, limit - 1);
    }

    @Test
    void isUnknownBeforeTheStart() {
        assertThat(HammsNettyServer.builder().build().connectionCapacity()).isEmpty();
    }

    private Throwable catchFailure() {
        try {
            listener.checkException();
            return new AssertionError("no failure reached Netty");
        } catch (IllegalStateException e) {
            return e;
        }
    }

    private EmbeddedChannel accept() {
        EmbeddedChannel client = new EmbeddedChannel();
        listener.pipeline().fireChannelRead(client);
        return client;
    }

    private boolean accepts() {
        return listener.config().isAutoRead();
    }

    private void pass(long millis) {
        listener.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        listener.runScheduledPendingTasks();
    }
}
