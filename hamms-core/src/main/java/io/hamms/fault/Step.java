package io.hamms.fault;

import io.netty.buffer.ByteBuf;

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
        private final long intervalNanos;
        private long due;
        private boolean started;

        Drip(ByteBuf bytes, int bytesEach, long intervalNanos) {
            this.bytes = bytes;
            this.bytesEach = bytesEach;
            this.intervalNanos = intervalNanos;
        }

        @Override
        public boolean run(Wire wire) {
            long now = wire.nanoTime();
            if (!started) {
                started = true;
                due = now;
            } else if (wire.isWaiting()) {
                return false;
            } else {
                wire.write(bytes.readRetainedSlice(Math.min(bytesEach, bytes.readableBytes())));
                if (!bytes.isReadable()) {
                    bytes.release();
                    return true;
                }
            }
            due = Math.max(due + intervalNanos, now);
            wire.wake(due - now);
            return false;
        }

        @Override
        public void drop() {
            bytes.release();
        }
    }

    /** Shuts our side down and waits, for a limited time, until the client does the same. */
    final class Fin implements Step {

        private boolean started;

        @Override
        public boolean run(Wire wire) {
            if (!started) {
                started = true;
                wire.shutdownOutput();
                wire.wake(Wire.LINGER.toNanos());
            } else if (!wire.isWaiting()) {
                wire.close();
            }
            return false;
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
