package io.hamms.timer;

import io.netty.channel.ChannelHandlerContext;

/** The task of one connection on its event loop: runs when its timer fires, and at its turn. */
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

    /** Continues after the sockets, timers and other connections of the event loop have had their turn. */
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

    /** Counts sent bytes, and returns whether the turn is over. */
    public final boolean isTurnOver(int bytes) {
        return turns().isTurnOver(this, bytes);
    }

    private RoundRobin turns() {
        return wheels().turnsOf(context.executor());
    }
}
