package io.hamms.handler;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pending steps of one conversation, executed in order over an output. */
class StepQueue extends RequestSteps {

    /** How long a peer may continue to send to a connection that has ended. */
    static final Duration LINGER = Duration.ofSeconds(30);

    /** The delay for bytes to reach the peer before a reset, which makes its kernel discard them. */
    static final Duration BEFORE_RESET = Duration.ofMillis(100);

    private final Output output;
    private boolean isRunning;
    private boolean hasEnded;
    private boolean hasInputEnded;
    /** The time of the last bytes that the peer may not have read; long ago if there are none. */
    private long writtenNanos = Long.MIN_VALUE / 2;

    private boolean hasRead;

    /** The effects on the current response; null if there are none. */
    private @Nullable Shape shape;

    StepQueue(Output output) {
        this.output = output;
    }

    final Output output() {
        return output;
    }

    /** Adds a step; nothing follows one that ends the conversation. */
    final void add(Step step) {
        if (hasEnded) {
            step.drop();
            return;
        }
        output.keep();
        if (append(step)) {
            advance();
        }
    }

    /** Adds a step that ends the conversation. */
    final void end(Step step) {
        add(step);
        hasEnded = true;
    }

    /**
     * Calls a mode, and queues its steps when all of them, and so the length of the body, are known.
     *
     * @throws io.hamms.fault.BadParameterException if an offset depends on an unknown length; nothing is queued
     */
    final void addTogether(Runnable mode, Shape effects) {
        List<Step> steps = new ArrayList<>();
        collect(steps);
        try {
            mode.run();
            BodyLength.of(steps).ifPresentOrElse(effects::bodyLength, effects::requireNoLength);
        } catch (RuntimeException e) {
            steps.forEach(Step::drop);
            hasEnded = false;
            throw e;
        } finally {
            collect(null);
        }
        boolean isLast = hasEnded;
        hasEnded = false;
        steps.forEach(this::add);
        hasEnded |= isLast;
    }

    /** Replaces the steps after the current one. */
    final void replaceRest(Runnable action) {
        dropFollowing();
        hasEnded = false;
        action.run();
    }

    /** Runs steps until one has to wait. */
    private void advance() {
        if (isRunning) {
            return;
        }
        isRunning = true;
        for (Step step = current(); step != null; step = current()) {
            boolean isFinished = step.run(this);
            if (shape != null && shape.isInterrupting()) {
                interrupt(shape, isFinished);
            } else if (isFinished) {
                finishCurrent();
            } else {
                break;
            }
        }
        isRunning = false;
        if (hasInputEnded && current() == null && !hasEnded) {
            // The caller may have more steps to add.
            output.execute(this::endAfterPeer);
        }
    }

    /** Goes on with the steps of an effect, in the middle of a step that writes. */
    private void interrupt(Shape effect, boolean isFinished) {
        Step last = effect.last();
        if (last == null) {
            insert(effect.takeFirst(), isFinished);
        } else {
            shape = null;
            hasEnded = true;
            output.cut(effect.sent());
            replaceAll(last, isFinished);
        }
    }

    /** Sets the effects on the following bytes; null for none. */
    final void shape(@Nullable Shape effects) {
        shape = effects;
    }

    final @Nullable Shape shape() {
        return shape;
    }

    /** Called when the peer has ended its side: it still gets the pending responses. */
    final void inputEnded() {
        if (current() instanceof FinStep fin) {
            fin.inputEnded(this);
        } else if (hasNothingToSend() && output.isAllSent()) {
            output.close();
        } else if (hasNothingToSend()) {
            // The kernel still sends what it holds: its count is exact once it has.
            output.cancelWake();
            replaceAll(FinStep.afterPeer(), false);
            hasEnded = true;
            resume();
        } else if (!hasInputEnded) {
            hasInputEnded = true;
            output.giveUpWhenIdle();
            endAfterPeer();
        }
    }

    private boolean hasNothingToSend() {
        // No later event could end these.
        return current() instanceof Step.Hold
                || current() instanceof Stall
                || current() instanceof Step.AwaitBytes
                || current() instanceof Step.AwaitContent
                || current() instanceof AwaitOffset
                || (current() instanceof Step.Pause && isOnlyEndFollowing())
                || (current() == null && output.isAllSent())
                || output.endsWithInput();
    }

    private void endAfterPeer() {
        if (current() == null && !hasEnded) {
            end(FinStep.afterPeer());
        }
    }

    /** Continues, after the peer has read bytes or time has passed. */
    final void resume() {
        advance();
        output.flush();
    }

    /** Called when bytes were received: a peer that sends again has read the last response. */
    final void bytesReceived() {
        writtenNanos = Long.MIN_VALUE / 2;
        requestReceived();
    }

    /** Called when the peer has sent another request. */
    final void requestReceived() {
        setRequestPending();
        if (current() instanceof Step.AwaitBytes) {
            resume();
        }
    }

    /** Called when bytes were received that are not decoded. */
    final void received(ByteBuf bytes) {
        if (current() instanceof AwaitOffset step) {
            step.received(bytes);
            resume();
        }
    }

    /** Called when content was received, or has ended. */
    final void contentReceived(int bytes, boolean isAll) {
        output.contentReceived(bytes, isAll);
        countContent(bytes, isAll);
        if (current() instanceof Step.AwaitContent) {
            resume();
        }
    }

    /** Drops all pending steps: the peer is gone. */
    final void drop() {
        hasEnded = true;
        output.drop();
        dropAll();
    }

    /** Returns whether a step that ends the conversation was added. */
    final boolean hasEnded() {
        return hasEnded;
    }

    /** Returns how long sent bytes still need to arrive; 0 or less if they have arrived. */
    final long arrivalNanos() {
        return writtenNanos + BEFORE_RESET.toNanos() - output.nanoTime();
    }

    /** Returns true the first time it is called. */
    final boolean isFirstRead() {
        boolean first = !hasRead;
        hasRead = true;
        return first;
    }

    /** Returns whether a step may write more bytes; flushes if the peer must read first. */
    final boolean isWritable() {
        return (shape == null || !shape.isInterrupting()) && output.isWritable();
    }

    /** Writes bytes of a response, to which its effects apply. */
    final void write(ByteBuf bytes) {
        if (shape == null) {
            writeNow(bytes);
        } else {
            shape.write(bytes, this);
        }
    }

    final void writeNow(ByteBuf bytes) {
        writtenNanos = output.nanoTime();
        output.write(bytes);
    }
}
