package io.hamms.handler;

import io.hamms.timer.TimerWheel;
import io.hamms.timer.WheelTimer;
import java.util.concurrent.TimeUnit;

/**
 * Gives up a connection whose client has sent FIN, once nothing could be sent for a while. A client that has only ended
 * its side waits for the answer; one that has gone looks the same until something is sent to it.
 */
final class ClientGone extends WheelTimer {

    /** How long nothing may be sent to a client that has ended its side. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** The interval at which it asks the kernel for a reset, which epoll does not report after FIN. */
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

    /** Starts the time anew: something is being sent. */
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
