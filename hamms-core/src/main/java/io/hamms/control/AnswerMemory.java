package io.hamms.control;

import io.hamms.http.Json;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory of responses that are written or unread. Those of the journal are the longest: its JSON can
 * be several times as long as the journal's own memory.
 */
final class AnswerMemory {

    /** Responses up to this length are always sent. */
    static final int SHORT_BYTES = 64 * 1024;

    private static final int MAX_BYTES =
            (int) Math.min(1 << 30, Runtime.getRuntime().maxMemory() / 8);

    private final int limit;
    private final AtomicLong waiting = new AtomicLong();

    /** Creates the budget of one control port: an eighth of the Java heap. */
    AnswerMemory() {
        this(MAX_BYTES);
    }

    AnswerMemory(int limit) {
        this.limit = limit;
    }

    /**
     * Returns a JSON object.
     *
     * @throws ProblemException if it is longer than the limit of one response
     */
    static byte[] json(Json.Fields fields) {
        Bytes bytes = bytes();
        Json.write(bytes, fields);
        return bytes.toByteArray();
    }

    /** Returns a stream for a response; it throws a {@link ProblemException} when the response is too long. */
    static Bytes bytes() {
        return new Bytes(MAX_BYTES);
    }

    /** Sends a response, or 503 while too many others wait to be read. */
    ChannelFuture send(ChannelHandlerContext context, ControlResponse answer, boolean keepsAlive) {
        int length = answer.body().length;
        long all = waiting.addAndGet(length);
        boolean isSent = all <= limit || length <= SHORT_BYTES;
        if (!isSent) {
            waiting.addAndGet(-length);
        }
        ControlResponse sent = isSent ? answer : tooMuch().answer();
        ChannelFuture written = context.writeAndFlush(sent.whole(keepsAlive));
        return isSent ? written.addListener(done -> waiting.addAndGet(-length)) : written;
    }

    private ProblemException tooMuch() {
        return ProblemException.of(
                        503,
                        "memory",
                        "none left for another long response",
                        "at most " + limit + " bytes in unread responses")
                .with("Retry-After", "1");
    }

    /** A stream that rejects more bytes than the limit. */
    static final class Bytes extends ByteArrayOutputStream {

        private final int limit;

        Bytes(int limit) {
            this.limit = limit;
        }

        @Override
        public synchronized void write(int value) {
            check(1);
            super.write(value);
        }

        @Override
        public synchronized void write(byte[] source, int offset, int length) {
            check(length);
            super.write(source, offset, length);
        }

        private void check(int more) {
            if (more > limit - count) {
                throw ProblemException.of(
                        400, "answer", "too long", "at most " + limit + " bytes; ask for less with limit=N");
            }
        }
    }
}
