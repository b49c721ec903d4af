package io.hamms.fault;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps of one connection that are still to be done, and what they are done with. */
abstract class StepQueue extends ConnectionEnd {

    private @Nullable Step current;
    private @Nullable ArrayDeque<Step> following;
    private @Nullable ClientGone gone;
    private boolean isRunning;
    private boolean hasEnded;
    /** When bytes were sent that the client may not have read yet; long ago if none were. */
    private long writtenNanos = Long.MIN_VALUE / 2;

    private boolean isAsked;
    private boolean hasRead;

    StepQueue(ChannelHandlerContext context) {
        super(context);
    }

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
        if (gone != null && current == null && !hasEnded) {
            // Whoever adds steps may not have finished.
            context.executor().execute(this::endAfterClient);
        }
    }

    /** Takes note that the client has sent FIN: it still gets the answers that are due. */
    final void inputEnded() {
        endedByClient(Ending.CLIENT_FIN);
        if (current instanceof Step.Fin fin) {
            fin.inputEnded((Wire) this);
        } else if (hasNothingToSend()) {
            closeNow();
        } else if (gone == null) {
            keep();
            gone = new ClientGone((Wire) this, wheel());
            endAfterClient();
        }
    }

    private boolean hasNothingToSend() {
        // Nothing that is still to come could end these; TLS is over for both sides with the client's close_notify.
        return current instanceof Step.Hold
                || current instanceof Step.AwaitBytes
                || current instanceof Step.AwaitContent
                || (current instanceof Step.Pause && isOnlyEndFollowing())
                || (current == null && hasAllLeft())
                || context.pipeline().get(SslHandler.class) != null;
    }

    private boolean isOnlyEndFollowing() {
        return following == null
                || following.stream().allMatch(step -> step instanceof Step.Fin || step instanceof Step.Reset);
    }

    private void endAfterClient() {
        if (current == null && !hasEnded) {
            end(new Step.Fin(StepQueue::shutdownSocketOutput));
        }
    }

    /** Goes on, after the client has taken bytes or time has passed. */
    final void resume() {
        advance();
        context.flush();
    }

    /** Takes note that bytes have come: by then the client has read what it wants of those sent before. */
    final void bytesReceived() {
        writtenNanos = Long.MIN_VALUE / 2;
        requestReceived();
    }

    /** Takes note that the client wants something more. */
    final void requestReceived() {
        isAsked = true;
        if (current instanceof Step.AwaitBytes) {
            resume();
        }
    }

    /** Takes note that an answer begins, and whether the client has asked for more than that. */
    final void responseStarted(boolean isAskedForMore) {
        isAsked = isAskedForMore;
    }

    /** Takes note that content has come, or that there is no more of it. */
    final void contentReceived(int bytes, boolean isAll) {
        if (current instanceof Step.AwaitContent step) {
            step.contentReceived(bytes, isAll);
            resume();
        }
    }

    @Override
    protected final void onTime() {
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
        if (gone != null) {
            gone.cancel();
        }
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

    /** Tells that the mode has done all that it does to the last request. */
    final void delivered() {
        Port.delivered(context.channel());
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
        if (gone != null) {
            gone.sent();
        }
        context.write(bytes, context.voidPromise());
    }
}
