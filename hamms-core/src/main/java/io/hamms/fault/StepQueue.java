package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of one connection that are still to be done, and what they are done with. */
abstract class StepQueue extends LoopTask {

    private @Nullable Step current;
    private @Nullable ArrayDeque<Step> following;
    private @Nullable Ending ending;
    private boolean isRunning;
    private boolean hasEnded;
    /** When bytes were sent that the client may not have read yet; long ago if none were. */
    private long writtenNanos = Long.MIN_VALUE / 2;

    private boolean isAsked;
    private boolean hasRead;

    StepQueue(ChannelHandlerContext context) {
        super(context);
    }

    /** Has the connection remember this queue. */
    abstract void keep();

    /** Does a step after those before it; nothing follows one that ends the connection. */
    final void add(Step step) {
        if (hasEnded) {
            step.drop();
            return;
        }
        keep();
        if (current != null) {
            if (following == null) {
                following = new ArrayDeque<>(2);
            }
            following.add(step);
        } else {
            current = step;
            advance();
        }
    }

    /** Does a step that ends the connection. */
    final void end(Step step) {
        add(step);
        hasEnded = true;
    }

    /** Drops what was to follow the current step and does this. */
    final void insteadOfTheRest(Consumer<Wire> action) {
        if (following != null) {
            following.forEach(Step::drop);
            following.clear();
        }
        hasEnded = false;
        action.accept((Wire) this);
    }

    /** Runs steps until one has to wait. */
    private void advance() {
        if (isRunning) {
            return;
        }
        isRunning = true;
        while (current != null && current.run((Wire) this)) {
            current = following == null ? null : following.poll();
        }
        isRunning = false;
    }

    /** Goes on, after the client has taken bytes or time has passed. */
    final void resume() {
        advance();
        context.flush();
    }

    /** Takes note that bytes have come: by then the client has read what it wants of those sent before. */
    final void heard() {
        writtenNanos = Long.MIN_VALUE / 2;
        asked();
    }

    /** Takes note that the client wants something more. */
    final void asked() {
        isAsked = true;
        if (current instanceof Step.UntilAsked) {
            resume();
        }
    }

    /** Takes note that an answer begins, and whether the client has asked for more than that. */
    final void answers(boolean isAskedForMore) {
        isAsked = isAskedForMore;
    }

    /** Takes note that content has come, or that there is no more of it. */
    final void took(int bytes, boolean isAll) {
        if (current instanceof Step.UntilContent step) {
            step.took(bytes, isAll);
            resume();
        }
    }

    @Override
    final void onTime() {
        try {
            resume();
        } catch (RuntimeException e) {
            context.pipeline().fireExceptionCaught(e);
        }
    }

    /** Drops all that was still to be done: the connection is gone. */
    final void drop() {
        hasEnded = true;
        cancelWake();
        if (current != null) {
            current.drop();
            current = null;
        }
        if (following != null) {
            following.forEach(Step::drop);
            following = null;
        }
    }

    /** Returns whether a step that ends the connection was added. */
    final boolean hasEnded() {
        return hasEnded;
    }

    /** Returns how long bytes that were sent still need to arrive; 0 or less where they surely have. */
    final long arrivalNanos() {
        return writtenNanos + Wire.BEFORE_RESET.toNanos() - nanoTime();
    }

    /** Returns whether the client has asked for something that is yet to be answered. */
    final boolean isAsked() {
        return isAsked;
    }

    /** Returns true the first time it is asked on a connection that something was done to. */
    final boolean isFirstRead() {
        boolean first = !hasRead;
        hasRead = true;
        return first;
    }

    /** Returns who ended the connection and how, or null if it is not known to have ended. */
    final @Nullable Ending ending() {
        return ending;
    }

    final void endedBy(Ending how) {
        if (ending == null) {
            ending = how;
            keep();
            Port.ended(context.channel(), how);
        }
    }

    /** Tells that the mode has done all that it does to the last request. */
    final void delivered() {
        Port.delivered(context.channel());
    }

    final Channel channel() {
        return context.channel();
    }

    final boolean isActive() {
        return context.channel().isActive();
    }

    final boolean isWritable() {
        if (!context.channel().isWritable()) {
            context.flush();
        }
        return context.channel().isWritable();
    }

    final void write(ByteBuf bytes) {
        writtenNanos = nanoTime();
        context.write(bytes, context.voidPromise());
    }

    /** Says goodbye in TLS, where there is TLS, and sends FIN. */
    final void shutdownOutput() {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            shutdownSocketOutput();
        } else {
            context.flush();
            tls.closeOutbound().addListener(said -> shutdownSocketOutput());
        }
    }

    /** Sends FIN once all that was written is gone: shutting down earlier would fail what the channel still holds. */
    final void shutdownSocketOutput() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (context.channel() instanceof DuplexChannel channel && channel.isActive()) {
                endedBy(Ending.SERVER_FIN);
                channel.shutdownOutput();
            } else {
                context.close();
            }
        });
    }

    /** Sends RST, and no goodbye of TLS before it: the first handler's context is beneath it. */
    final void reset() {
        if (Wire.set(context.channel(), ChannelOption.SO_LINGER, 0)) {
            endedBy(Ending.SERVER_RST);
            context.pipeline().firstContext().close();
        }
    }
}
