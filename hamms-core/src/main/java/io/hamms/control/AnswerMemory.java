package io.hamms.control;

import io.hamms.http.Json;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory in which answers are made and wait to be read. The journal makes the longest: its JSON can be
 * several times as long as what it keeps.
 */
final class AnswerMemory {

    /** Up to this length an answer is sent however many wait. */
    static final int SHORT_BYTES = 64 * 1024;

    private static final int MAX_BYTES =
            (int) Math.min(1 << 30, Runtime.getRuntime().maxMemory() / 8);

    private final int limit;
    private final AtomicLong waiting = new AtomicLong();

    /** Creates the memory of one control port: an eighth of the Java heap. */
    AnswerMemory() {
        this(MAX_BYTES);
    }

    AnswerMemory(int limit) {
        this.limit = limit;
    }

    /**
     * Returns a JSON object.
     *
     * @throws ProblemException if it is longer than an answer may be
     */
    static byte[] json(Json.Fields fields) {
        Bytes bytes = bytes();
        Json.write(bytes, fields);
        return bytes.toByteArray();
    }

    /** Returns what an answer is written to; it throws a {@link ProblemException} when that is too long. */
    static Bytes bytes() {
        return new Bytes(MAX_BYTES);
    }

    /** Sends an answer, or what it is refused with for as long as too many others wait to be read. */
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
                        "none left for another long answer",
                        "at most " + limit + " bytes in those that are being read")
                .with("Retry-After", "1");
    }

    /** Takes so many bytes and refuses more. */
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
