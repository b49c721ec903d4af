package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.JournalEvent.EventType;
import io.hamms.testing.RawClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

    private final HammsNettyServer hamms =
            HammsNettyServer.builder().basePort(0).modes("status", "healthy").start();
    private final EventFeed feed = new EventFeed(hamms.journal());

    @AfterEach
    void stop() {
        feed.close();
        hamms.close();
    }

    @Test
    void sendsEventsAsTheyHappenInOrderAndNumbered() throws IOException {
        try (ControlPort control = ControlPort.of(hamms).start();
                ControlClient watching = ControlClient.to(control.port())) {
            exchange("status");
            watching.send("GET", "/journal/events?mode=healthy", "");
            assertThat(watching.read("GET").header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(watching.chunk()).isEqualTo(":\n\n");

            exchange("status");
            exchange("healthy");

            List<String> told = new ArrayList<>();
            List<Integer> ids = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                String event = watching.chunk();
                ids.add(Integer.parseInt(event.substring("id: ".length(), event.indexOf('\n'))));
                told.add(event.replaceFirst("(?s).*event: (.*?)\n.*", "$1"));
                assertThat(event)
                        .contains("\"mode\":\"healthy\"")
                        .doesNotContain("\"status\"")
                        .endsWith("}\n\n");
            }
            assertThat(told).containsExactly("connected", "requested", "delivered", "ended", "closed");
            assertThat(ids).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void releasesThePlaceOfAClientThatHasLeft() throws IOException {
        try (ControlPort control = ControlPort.of(hamms).start()) {
            for (int i = 0; i < EventFeed.MAX_SUBSCRIBERS + 2; i++) {
                Awaitility.await().untilAsserted(() -> {
                    try (ControlClient watching = ControlClient.to(control.port())) {
                        watching.send("GET", "/journal/events", "");
                        assertThat(watching.read("GET").status()).isEqualTo(200);
                    }
                });
            }
            assertThat(ControlClient.ask(control.port(), "HEAD", "/journal/events", "")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void dropsEventsForASlowReaderAndMarksTheGap() {
        Subscriber slow = feed.open(null);
        long fitting = 0;
        long last = 0;
        for (int id = 1; id <= 10_000; id++) {
            slow.offer(id, event(id), Subscriber.bytes(event(id)));
        }
        for (Subscriber.Item item = slow.poll(); item != null && item.event() != null; item = slow.poll()) {
            fitting++;
            if (fitting == 1) {
                slow.offer(10_001, event(10_001), Subscriber.bytes(event(10_001)));
            }
            last = item.id();
        }
        assertThat(last).as("the last before the gap").isEqualTo(fitting);
        assertThat(fitting).as("up to the gap").isLessThan(4_000).isGreaterThan(1_000);
        assertThat(slow.poll()).as("after what came when there was room").satisfies(next -> {
            assertThat(next.event()).isNotNull();
            assertThat(next.id()).isEqualTo(10_001);
        });
        assertThat(slow.poll()).isNull();
        slow.close();
    }

    @Test
    void buffersALimitedAmountForAClientThatDoesNotReadAndClosesIt() {
        MockTicker ticker = Ticker.newMockTicker();
        Subscriber subscriber = feed.open(null);
        EmbeddedChannel channel = EmbeddedChannel.builder()
                .handlers(new EventStream(subscriber))
                .ticker(ticker)
                .build();
        assertThat(sent(channel)).isEqualTo(":\n\n");
        ticker.advance(EventStream.BEAT_SECONDS, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(sent(channel)).as("a beat").isEqualTo(":\n\n");

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        for (int id = 1; id <= 10_000; id++) {
            subscriber.offer(id, event(id), Subscriber.bytes(event(id)));
        }
        channel.runPendingTasks();
        assertThat(sent(channel)).as("while it does not read").isEmpty();

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
        assertThat(sent(channel))
                .startsWith("id: 1\n")
                .contains("event: left-out\ndata: {\"event\":\"left-out\",\"events\":");

        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        for (int i = 0; i < EventStream.MAX_STALLED_BEATS; i++) {
            assertThat(channel.isOpen()).isTrue();
            ticker.advance(EventStream.BEAT_SECONDS, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
        assertThat(channel.isOpen()).as("given up").isFalse();
        assertThat(feed.size()).isZero();
    }

    @Test
    void marksTheGapOfAnEventThatIsTooLargeAtOnce() {
        Subscriber subscriber = feed.open(null);
        EmbeddedChannel channel = new EmbeddedChannel(new EventStream(subscriber));
        assertThat(sent(channel)).isEqualTo(":\n\n");

        subscriber.offer(1, event(1), Subscriber.MAX_WAITING_BYTES + 1);
        channel.runPendingTasks();

        assertThat(sent(channel)).isEqualTo("id: 1\nevent: left-out\ndata: {\"event\":\"left-out\",\"events\":1}\n\n");
        subscriber.offer(2, event(2), 1);
        channel.runPendingTasks();
        assertThat(sent(channel)).startsWith("id: 2\nevent: ");
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 300, 1000})
    void sendsEveryEventWhicheverWriteMakesRoom(int room) {
        Subscriber subscriber = feed.open(null);
        for (int id = 1; id <= 1000; id++) {
            subscriber.offer(id, event(id), Subscriber.bytes(event(id)));
        }
        EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec());
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(room, room));
        channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII));
        channel.write(ControlResponse.stream(subscriber).beginning(false));
        channel.pipeline().addLast(new EventStream(subscriber));
        channel.runPendingTasks();

        StringBuilder text = new StringBuilder();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            text.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.release();
        }
        assertThat(channel.isOpen()).isTrue();
        assertThat(Pattern.compile("(?m)^id: (\\d+)$").matcher(text).results().map(id -> Integer.parseInt(id.group(1))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1000).boxed().toList());
        channel.finishAndReleaseAll();
    }

    private static JournalEvent event(int number) {
        return new JournalEvent(
                EventType.CONNECTED,
                Instant.EPOCH,
                number,
                1,
                "status",
                null,
                Instant.EPOCH,
                0,
                0,
                null,
                null,
                null,
                null);
    }

    private static String sent(EmbeddedChannel channel) {
        StringBuilder text = new StringBuilder();
        for (HttpContent part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            ByteBuf bytes = part.content();
            text.append(bytes.toString(StandardCharsets.UTF_8));
            part.release();
        }
        return text.toString();
    }

    private void exchange(String mode) throws IOException {
        try (RawClient client = RawClient.connect(hamms.port(mode))) {
            client.get("/").readBody();
        }
    }
}
