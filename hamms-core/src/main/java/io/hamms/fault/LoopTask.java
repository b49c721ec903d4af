package io.hamms.fault;

import io.netty.channel.ChannelHandlerContext;

/** The work of one connection on its event loop: when its time has come, and when it is its turn. */
abstract class LoopTask extends Timed {

    final ChannelHandlerContext context;
    private boolean isInRound;

    LoopTask(ChannelHandlerContext context) {
        this.context = context;
    }

    final long nanoTime() {
        return context.executor().ticker().nanoTime();
    }

    final void wake(long delayNanos) {
        tick().add(this, delayNanos);
    }

    final void cancelWake() {
        if (isWaiting()) {
            tick().remove(this);
        }
    }

    final Tick tick() {
        return Port.of(context.channel()).ticks().of(context.executor());
    }

    /** Goes on when the sockets and timers of the event loop, and its other connections, have had their turn. */
    final void resumeLater() {
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
    final boolean isTurnOver(int bytes) {
        return turns().isTurnOver(this, bytes);
    }

    private RoundRobin turns() {
        return Port.of(context.channel()).ticks().turnsOf(context.executor());
    }
}
