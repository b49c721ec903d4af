package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One thing that a {@link Wire} does. */
interface Step {

    /**
     * Does what can be done now. Called again at each {@link Wire#wake time} it asked for, and whenever the client has
     * taken bytes off the connection.
     *
     * @return whether it is finished
     */
    boolean run(Wire wire);

    /** Releases what it holds; it will not run again. */
    default void drop() {}

    /** Sends bytes as soon as the client has taken most of what went before. */
    record Send(ByteBuf bytes) implements Step {

        @Override
        public boolean run(Wire wire) {
            if (!wire.isWritable()) {
                return false;
            }
            wire.write(bytes);
            return true;
        }

        @Override
        public void drop() {
            bytes.release();
        }
    }

    /** Sends bytes as they are made, as fast as the client takes them. */
    record Stream(Source source) implements Step {

        @Override
        public boolean run(Wire wire) {
            int length;
            do {
                if (!wire.isWritable()) {
                    return false;
                }
                ByteBuf chunk = source.next();
                if (chunk == null) {
                    return true;
                }
                length = chunk.readableBytes();
                wire.write(chunk);
            } while (!wire.isTurnOver(length));
            wire.resumeLater();
            return false;
        }
    }

    /** Lets time pass. */
    final class Pause implements Step {

        private final long nanos;
        private boolean started;

        Pause(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public boolean run(Wire wire) {
            if (!started) {
                started = true;
                wire.wake(nanos);
                return false;
            }
            return !wire.isWaiting();
        }
    }

    /** Sends a few bytes at a time, the first after one interval; a late one does not delay those that follow. */
    final class Drip implements Step {

        private final ByteBuf bytes;
        private final int bytesEach;
        private final FixedRate beat;

        Drip(ByteBuf bytes, int bytesEach, long intervalNanos) {
            this.bytes = bytes;
            this.bytesEach = bytesEach;
            this.beat = new FixedRate(intervalNanos);
        }

        @Override
        public boolean run(Wire wire) {
            if (!beat.isDue(wire)) {
                return false;
            }
            wire.write(bytes.readRetainedSlice(Math.min(bytesEach, bytes.readableBytes())));
            if (!bytes.isReadable()) {
                bytes.release();
                return true;
            }
            beat.next(wire);
            return false;
        }

        @Override
        public void drop() {
            bytes.release();
        }
    }

    /** Waits for the next bytes of the client, for a time at most; then does something instead of what follows. */
    final class AwaitBytes implements Step {

        private final long nanos;
        private final Consumer<Wire> otherwise;
        private boolean started;

        AwaitBytes(long nanos, Consumer<Wire> otherwise) {
            this.nanos = nanos;
            this.otherwise = otherwise;
        }

        @Override
        public boolean run(Wire wire) {
            if (wire.isAsked()) {
                wire.cancelWake();
                return true;
            } else if (!started) {
                started = true;
                wire.wake(nanos);
            } else if (!wire.isWaiting()) {
                wire.insteadOfTheRest(otherwise);
                return true;
            }
            return false;
        }
    }

    /** Waits for this much of the request's content, or all of it. */
    final class AwaitContent implements Step {

        private long left;

        AwaitContent(long bytes) {
            this.left = bytes;
        }

        void contentReceived(int bytes, boolean isAll) {
            left = isAll ? 0 : left - bytes;
        }

        @Override
        public boolean run(Wire wire) {
            return left <= 0;
        }
    }

    /** Ends both sides at once, but gives what was sent just before time to arrive: a reset would discard it. */
    final class Reset implements Step {

        private boolean started;

        @Override
        public boolean run(Wire wire) {
            if (!started && wire.arrivalNanos() > 0) {
                wire.wake(wire.arrivalNanos());
            } else if (!wire.isWaiting()) {
                wire.reset();
                wire.delivered();
            }
            started = true;
            return false;
        }
    }

    /**
     * Shuts our side down and waits, for a limited time, until the client does the same. As long as FIN waits behind
     * bytes that the client does not take, it looks from time to time whether it has left.
     */
    final class Fin implements Step {

        private static final long FIRST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
        private static final long LAST_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

        private final Consumer<Wire> shutdown;
        private long lookNanos = FIRST_LOOK_NANOS;
        private long deadline;
        private boolean started;

        Fin(Consumer<Wire> shutdown) {
            this.shutdown = shutdown;
        }

        @Override
        public boolean run(Wire wire) {
            if (!started) {
                started = true;
                deadline = wire.nanoTime() + Wire.LINGER.toNanos();
                shutdown.accept(wire);
                wire.delivered();
            } else if (wire.isWaiting()) {
                return false;
            }
            wire.lookForFin();
            long left = deadline - wire.nanoTime();
            if (!wire.isActive()) {
                return false;
            } else if (left <= 0 || (wire.isInputEnded() && wire.isOutputEnded() && wire.hasAllLeft())) {
                wire.closeNow();
            } else if (wire.ending() == null || wire.isInputEnded()) {
                wire.wake(Math.min(lookNanos, left));
                lookNanos = Math.min(2 * lookNanos, LAST_LOOK_NANOS);
            } else {
                wire.wake(left);
            }
            return false;
        }

        /** Looks again, now that the client has ended its side. */
        void inputEnded(Wire wire) {
            lookNanos = FIRST_LOOK_NANOS;
            wire.cancelWake();
            run(wire);
        }
    }

    /** Waits for the end that somebody else makes. */
    enum Hold implements Step {
        FOR_EVER;

        @Override
        public boolean run(Wire wire) {
            return false;
        }
    }
}
