package io.hamms.handler;

import io.hamms.timer.TimerWheel;
import io.hamms.timer.WheelTimer;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose client has sent FIN, after a time without progress in sending. A client that has only shut
 * down its output waits for the response; one that has disconnected looks the same until bytes are sent to it.
 */
final class ClientGone extends WheelTimer {

    /** How long sending to a client that has sent FIN may make no progress. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** The interval of queries to the kernel for a reset, which epoll does not report after FIN. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ChannelOutput output;
    private final TimerWheel wheel;
    private long sentNanos;

    ClientGone(ChannelOutput output, TimerWheel wheel) {
        this.output = output;
        this.wheel = wheel;
        sent();
        wheel.add(this, LOOK_NANOS);
    }

    /** Restarts the time: bytes are being sent. */
    void sent() {
        sentNanos = output.nanoTime();
    }

    void cancel() {
        wheel.remove(this);
    }

    @Override
    protected void onTime() {
        long left = sentNanos + PATIENCE_NANOS - output.nanoTime();
        TcpInfo now = TcpInfo.of(output.channel());
        if (left <= 0 || (now != null && now.isGone())) {
            output.close();
        } else {
            wheel.add(this, Math.min(left, LOOK_NANOS));
        }
    }
}
