package io.hamms.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.testing.StandardError;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundRobinTest {

    private final MockTicker ticker = Ticker.newMockTicker();
    private final List<String> order = new ArrayList<>();
    private final EmbeddedChannel parent = new EmbeddedChannel();
    private EmbeddedChannel channel;
    private final TimerWheels wheels = new TimerWheels();
    private RoundRobin turns;

    @BeforeEach
    void connect() {
        channel = EmbeddedChannel.builder()
                .parent(parent)
                .handlers(new ChannelInboundHandlerAdapter())
                .ticker(ticker)
                .build();
        turns = wheels.turnsOf(channel.eventLoop());
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        parent.finishAndReleaseAll();
    }

    private abstract class OfThisServer extends LoopTask {

        OfThisServer() {
            super(context());
        }

        @Override
        protected TimerWheels wheels() {
            return wheels;
        }
    }

    /** Sends chunks for ever, each of which takes some time to produce. */
    private final class Endless extends OfThisServer {

        private final String name;
        private final int bytes;
        private final long micros;

        Endless(String name, int bytes, long micros) {
            this.name = name;
            this.bytes = bytes;
            this.micros = micros;
        }

        @Override
        protected void onTime() {
            do {
                order.add(name);
                ticker.advance(micros, TimeUnit.MICROSECONDS);
            } while (!isTurnOver(bytes));
            resumeLater();
        }
    }

    private ChannelHandlerContext context() {
        return channel.pipeline().firstContext();
    }

    /** Runs one iteration of the loop: its I/O, its timers, and the due tasks. */
    private void oneRound() {
        order.clear();
        channel.runScheduledPendingTasks();
    }

    @Test
    void endsATurnAfterHalfAMillisecond() {
        new Endless("a", 1, 130).resumeLater();
        new Endless("b", 1, 130).resumeLater();
        oneRound();
        assertThat(order).containsExactly("a", "a", "a", "a", "b", "b", "b", "b");
        oneRound();
        assertThat(order).as("the next round").containsExactly("a", "a", "a", "a", "b", "b", "b", "b");
    }

    @Test
    void endsATurnAfterItsLimitOfBytes() {
        new Endless("a", RoundRobin.TURN_BYTES / 2, 1).resumeLater();
        new Endless("b", RoundRobin.TURN_BYTES, 1).resumeLater();
        new Endless("c", 1, 1000).resumeLater();
        oneRound();
        assertThat(order).containsExactly("a", "a", "b", "c");
    }

    @Test
    void returnsToTheLoopAfterAMillisecondOfAllTurns() {
        for (int i = 0; i < 50; i++) {
            new Endless("" + i, 1, 600).resumeLater();
        }
        List<Integer> served = new ArrayList<>();
        channel.eventLoop().scheduleAtFixedRate(() -> served.add(order.size()), 0, 1, TimeUnit.MILLISECONDS);
        for (int round = 0; round < 100; round++) {
            oneRound();
            assertThat(order).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(served).as("a timer that is due each millisecond").hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void returnsToTheLoopAfterTheLimitOfBytesOfAllTurns() {
        ticker.advance(1, TimeUnit.MILLISECONDS);
        for (int i = 0; i < 50; i++) {
            new Endless("" + i, RoundRobin.TURN_BYTES, 1).resumeLater();
        }
        oneRound();
        assertThat(order).hasSize(RoundRobin.ROUND_BYTES / RoundRobin.TURN_BYTES);
    }

    @Test
    void continuesWithTheOthersWhenOneFails() {
        LoopTask failing = new OfThisServer() {
            @Override
            protected void onTime() {
                throw new StackOverflowError("as it was meant to");
            }
        };
        failing.resumeLater();
        new Endless("a", 1, 1000).resumeLater();
        try (StandardError log = StandardError.capture()) {
            oneRound();
            oneRound();
            assertThat(log.text()).contains("streams: failed", "as it was meant to");
        }
        assertThat(order).containsExactly("a");
    }

    @Test
    void countsATurnInAReadFromItsBeginning() {
        Endless reading = new Endless("a", 1, 1000);
        assertThat(turns.isTurnOver(reading, 1)).isFalse();
        ticker.advance(499, TimeUnit.MICROSECONDS);
        assertThat(turns.isTurnOver(reading, 1)).isFalse();
        ticker.advance(1, TimeUnit.MICROSECONDS);
        assertThat(turns.isTurnOver(reading, 1)).isTrue();
        turns.endTurn();
        assertThat(turns.isTurnOver(reading, 1)).as("in the next read").isFalse();
    }
}
