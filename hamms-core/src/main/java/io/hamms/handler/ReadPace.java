package io.hamms.handler;

import io.hamms.timer.WheelTimer;
import io.netty.channel.Channel;

/** Reads the content of one request at a rate: stops reading for the time that the bytes received take. */
final class ReadPace extends WheelTimer {

    /** The receive buffer's size: what the kernel accepts meanwhile is sent sooner than it is read. */
    static final int BUFFER_BYTES = 16 * 1024;

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
