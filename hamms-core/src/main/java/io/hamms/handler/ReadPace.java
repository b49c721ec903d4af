package io.hamms.handler;

import io.hamms.timer.WheelTimer;
import io.netty.channel.Channel;

/** Reads the content of one request at a rate: stops reading for the time that the bytes received take. */
final class ReadPace extends WheelTimer {

    /** The smallest receive buffer: what the kernel accepts is sent sooner than it is read. */
    private static final int LEAST_BUFFER = 16 * 1024;

    /** The largest that a program may set, by default: {@code net.core.rmem_max}. */
    private static final int MOST_BUFFER = 208 * 1024;

    private static final int BUFFERS_A_SECOND = 4;

    private static final double NANOS_A_SECOND = 1e9;

    private final ChannelOutput output;
    private final double nanosEach;
    private final long startNanos;
    private long bytes;

    ReadPace(ChannelOutput output, long bytesPerSecond) {
        this.output = output;
        this.nanosEach = NANOS_A_SECOND / bytesPerSecond;
        this.startNanos = output.nanoTime();
    }

    /**
     * Shrinks the receive buffer to what is read in a quarter of a second. A smaller one is often full: then the client
     * waits for its next probe of the window, and is slower than the rate (RFC 9293, section 3.8.6.1).
     */
    static void shrinkBuffer(ChannelOutput output, long bytesPerSecond) {
        long bytes = bytesPerSecond / BUFFERS_A_SECOND;
        if (bytes < MOST_BUFFER) {
            output.receiveBuffer((int) Math.max(bytes, LEAST_BUFFER));
        }
    }

    /** Returns how long the bytes received so far still take; 0 or less if reading may go on. */
    long leftNanos() {
        return startNanos + (long) (bytes * nanosEach) - output.nanoTime();
    }

    /** Counts bytes, and stops reading if they came too soon. */
    void received(int count) {
        bytes += count;
        long left = leftNanos();
        if (left > 0 && !isWaiting()) {
            channel().config().setAutoRead(false);
            output.wheel().add(this, left);
        }
    }

    private Channel channel() {
        return output.channel();
    }

    /** Reads on; bytes decoded after reading had stopped prolong the pause. */
    @Override
    protected void onTime() {
        long left = leftNanos();
        if (left > 0) {
            output.wheel().add(this, left);
        } else {
            channel().config().setAutoRead(true);
        }
    }

    /** Stops the timer without reading on. */
    void cancel() {
        if (isWaiting()) {
            output.wheel().remove(this);
        }
    }

    /** Reads on at full speed: the content has ended. */
    void finish() {
        if (isWaiting()) {
            cancel();
            channel().config().setAutoRead(true);
        }
    }
}
