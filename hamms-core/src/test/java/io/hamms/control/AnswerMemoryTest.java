package io.hamms.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hamms.http.Json;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerMemoryTest {

    private static final ControlResponse LONG = ControlResponse.of("text/plain", new byte[100_000]);
    private static final ControlResponse SHORT = ControlResponse.of("text/plain", new byte[AnswerMemory.SHORT_BYTES]);

    private final Queue<ChannelPromise> unread = new ArrayDeque<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private final ChannelOutboundHandlerAdapter slow = new ChannelOutboundHandlerAdapter() {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            FullHttpResponse response = (FullHttpResponse) message;
            statuses.add(response.status().code());
            unread.add(promise);
            response.release();
        }
    };
    private final EmbeddedChannel channel = new EmbeddedChannel(slow, new ChannelInboundHandlerAdapter());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void refusesLongAnswersWhileOthersAreUnreadAndNeverAShortOne() {
        AnswerMemory memory = new AnswerMemory(250_000);
        assertThat(statusOf(memory, LONG)).isEqualTo(200);
        assertThat(statusOf(memory, LONG)).isEqualTo(200);
        assertThat(statusOf(memory, LONG)).isEqualTo(503);
        assertThat(statusOf(memory, SHORT)).isEqualTo(200);

        // One was read, one was abandoned by its reader; the refusal between them did not count.
        unread.remove().setSuccess();
        unread.remove().setFailure(new IllegalStateException("closed"));
        assertThat(statusOf(memory, LONG)).isEqualTo(200);
        assertThat(statusOf(memory, LONG)).isEqualTo(503);
        unread.forEach(ChannelPromise::setSuccess);
        assertThat(statusOf(memory, LONG)).isEqualTo(200);
        assertThat(statusOf(memory, LONG)).isEqualTo(200);
    }

    private int statusOf(AnswerMemory memory, ControlResponse answer) {
        memory.send(channel.pipeline().lastContext(), answer, true);
        channel.runPendingTasks();
        return statuses.remove();
    }

    @Test
    void refusesAnAnswerThatIsTooLongByItself() {
        Json.Fields fields = json -> {
            for (int i = 0; i < 10; i++) {
                json.writeStringField("name", "x".repeat(5_000));
            }
        };
        assertThatThrownBy(() -> Json.write(new AnswerMemory.Bytes(50_000), fields))
                .isInstanceOf(ProblemException.class)
                .hasMessage("answer: too long (expected: at most 50000 bytes; ask for less with limit=N)");
        AnswerMemory.Bytes enough = new AnswerMemory.Bytes(50_101);
        Json.write(enough, fields);
        assertThat(enough.size()).isEqualTo(50_101);
        assertThatThrownBy(() -> enough.write('x')).isInstanceOf(ProblemException.class);
    }
}
