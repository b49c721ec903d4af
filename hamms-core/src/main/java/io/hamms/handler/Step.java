package io.hamms.handler;

import io.hamms.fault.Source;
import io.netty.buffer.ByteBuf;

/** One action on a conversation. */
interface Step {

    /**
     * Does as much as possible now. Called again at each requested {@linkplain Output#wake time}, and when the peer
     * has read bytes.
     *
     * @return whether it is finished
     */
    boolean run(StepQueue queue);

    /** Releases its resources; it will not run again. */
    default void drop() {}

    /** Sends bytes as soon as the client has read most of the earlier ones. */
    record Send(ByteBuf bytes) implements Step {

        @Override
        public boolean run(StepQueue queue) {
            if (!queue.isWritable()) {
                return false;
            }
            queue.write(bytes);
            return true;
        }

        @Override
        public void drop() {
            bytes.release();
        }
    }

    /** Sends the bytes of a source as fast as the client reads. */
    record Stream(Source source) implements Step {

        @Override
        public boolean run(StepQueue queue) {
            int length;
            do {
                if (!queue.isWritable()) {
                    return false;
                }
                ByteBuf chunk = source.next(queue.output().buffers());
                if (chunk == null) {
                    return true;
                }
                length = chunk.readableBytes();
                queue.write(chunk);
            } while (!queue.output().isTurnOver(length));
            queue.output().resumeLater();
            return false;
        }
    }

    /** Waits for a time. */
    final class Pause implements Step {

        private final long nanos;
        private boolean started;

        Pause(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public boolean run(StepQueue queue) {
            if (!started) {
                started = true;
                queue.output().wake(nanos);
                return false;
            }
            return !queue.output().isWaiting();
        }
    }

    /** Sends a few bytes at each interval, first after one interval; a late one does not delay the following ones. */
    final class Drip implements Step {

        private final ByteBuf bytes;
        private final int bytesEach;
        private final FixedRate rate;

        Drip(ByteBuf bytes, int bytesEach, long intervalNanos) {
            this.bytes = bytes;
            this.bytesEach = bytesEach;
            this.rate = new FixedRate(intervalNanos);
        }

        ByteBuf bytes() {
            return bytes;
        }

        @Override
        public boolean run(StepQueue queue) {
            if (!rate.isDue(queue.output())) {
                return false;
            }
            queue.write(bytes.readRetainedSlice(Math.min(bytesEach, bytes.readableBytes())));
            if (!bytes.isReadable()) {
                bytes.release();
                return true;
            }
            rate.next(queue.output());
            return false;
        }

        @Override
        public void drop() {
            bytes.release();
        }
    }

    /** Waits for the client's next bytes with a time limit, after which other steps replace the following ones. */
    final class AwaitBytes implements Step {

        private final long nanos;
        private final Runnable otherwise;
        private boolean started;

        AwaitBytes(long nanos, Runnable otherwise) {
            this.nanos = nanos;
            this.otherwise = otherwise;
        }

        @Override
        public boolean run(StepQueue queue) {
            if (queue.isRequestPending()) {
                queue.output().cancelWake();
                return true;
            } else if (!started) {
                started = true;
                queue.output().wake(nanos);
            } else if (!queue.output().isWaiting()) {
                queue.replaceRest(otherwise);
                return true;
            }
            return false;
        }
    }

    /** Waits for this many bytes of the request's content, or all of it. */
    record AwaitContent(long bytes) implements Step {

        @Override
        public boolean run(StepQueue queue) {
            return queue.contentBytes() >= bytes;
        }
    }

    /** Resets after a delay for bytes just sent to arrive, which a reset would discard. */
    final class Reset implements Step {

        private boolean started;

        @Override
        public boolean run(StepQueue queue) {
            if (!started && queue.arrivalNanos() > 0) {
                queue.output().wake(queue.arrivalNanos());
            } else if (!queue.output().isWaiting()) {
                queue.output().reset();
                queue.output().delivered();
            }
            started = true;
            return false;
        }
    }

    /** Waits for an end from elsewhere. */
    enum Hold implements Step {
        FOR_EVER;

        @Override
        public boolean run(StepQueue queue) {
            return false;
        }
    }
}
