package io.hamms.timer;

import io.netty.channel.ChannelHandlerContext;

/** The work of one connection on its event loop: when its time has come, and when it is its turn. */
public abstract class LoopTask extends WheelTimer {

    protected final ChannelHandlerContext context;
    private boolean isInRound;

    protected LoopTask(ChannelHandlerContext context) {
        this.context = context;
    }

    /** Returns the timing wheels and the turns of its server. */
    protected abstract TimerWheels wheels();

    public final long nanoTime() {
        return context.executor().ticker().nanoTime();
    }

    public final void wake(long delayNanos) {
        wheel().add(this, delayNanos);
    }

    public final void cancelWake() {
        if (isWaiting()) {
            wheel().remove(this);
        }
    }

    public final TimerWheel wheel() {
        return wheels().of(context.executor());
    }

    /** Goes on when the sockets and timers of the event loop, and its other connections, have had their turn. */
    public final void resumeLater() {
        if (!isInRound) {
            isInRound = true;
            turns().add(this);
        }
    }

    /** Takes its turn. */
    final void onTurn() {
        isInRound = false;
        onTime();
    }

    /** Counts bytes that were sent, and returns whether the others must have their turn now. */
    public final boolean isTurnOver(int bytes) {
        return turns().isTurnOver(this, bytes);
    }

    private RoundRobin turns() {
        return wheels().turnsOf(context.executor());
    }
}
