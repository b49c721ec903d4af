package io.hamms.handler;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.Effects;
import io.hamms.fault.Offset;
import io.hamms.fault.Parameter;
import io.hamms.fault.Request;
import io.hamms.text.Words;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The universal effects on the bytes of one response: where it pauses, where it ends, and its pace. */
final class Shape {

    private static final long NEVER = Long.MAX_VALUE;
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int TIMES_A_SECOND = 20;

    private final List<Offset> splits;
    private final FinalHead head = new FinalHead();
    private final long gapNanos;
    private final Effects.Then then;
    private final long bytesEach;
    private final long eachNanos;
    private @Nullable Offset cut;
    private long pacedAt;
    private long dueNanos;
    private long sent;
    private long bodyAt = NEVER;

    /** The steps that come before the rest of the step that writes. */
    private final List<Step> first = new ArrayList<>(2);

    /** The step that replaces the rest of the step that writes, and all others; null before the cut. */
    private @Nullable Step last;

    private Shape(Arguments arguments, OptionalLong rate) {
        this.splits = new ArrayList<>(arguments.get(Effects.SPLIT));
        this.gapNanos = arguments.get(Effects.GAP).toNanos();
        this.cut = arguments.get(Effects.CUT).stream().findFirst().orElse(null);
        this.then = arguments.get(Effects.THEN);
        this.bytesEach = rate.isEmpty() ? NEVER : Math.max(1, rate.getAsLong() / TIMES_A_SECOND);
        this.eachNanos = rate.isEmpty() ? 0 : bytesEach * NANOS_A_SECOND / rate.getAsLong();
        this.pacedAt = bytesEach;
    }

    /**
     * Returns the effects that a request asks for; null for none.
     *
     * @throws BadParameterException if they exclude each other
     */
    static @Nullable Shape of(Request request) {
        Arguments arguments = request.call().arguments();
        Effects.Then then = arguments.get(Effects.THEN);
        boolean isOfTls = then == Effects.Then.CLOSE_NOTIFY || then == Effects.Then.CLOSE_NOTIFY_STALL;
        if (isOfTls && !request.head().scheme().equals("https")) {
            throw new BadParameterException(Effects.THEN.name(), Words.token(then), "fin, rst or stall without TLS");
        }
        OptionalLong rate = arguments.get(Effects.RATE);
        boolean isPlain = arguments.get(Effects.CUT).isEmpty()
                && arguments.get(Effects.SPLIT).isEmpty()
                && rate.isEmpty();
        return isPlain ? null : new Shape(arguments, rate);
    }

    /** Called before the head of a response whose body has this many bytes. */
    void bodyLength(long length) {
        splits.replaceAll(split -> split.inBodyOf(length));
        if (cut != null) {
            cut = cut.inBodyOf(length);
        }
    }

    /** Returns whether an offset depends on the length of the body. */
    boolean needsLength() {
        return Stream.concat(Stream.ofNullable(cut), splits.stream())
                .anyMatch(offset -> offset.origin() == Offset.Origin.PERCENT);
    }

    /**
     * Called for a response whose body has a length that is not known.
     *
     * @throws BadParameterException if an offset depends on it
     */
    void requireNoLength() {
        if (cut != null) {
            requireNoLength(Effects.CUT, cut);
        }
        splits.forEach(split -> requireNoLength(Effects.SPLIT, split));
    }

    private static void requireNoLength(Parameter<?> parameter, Offset offset) {
        if (offset.origin() == Offset.Origin.PERCENT) {
            throw new BadParameterException(
                    parameter.name(), offset.toString(), "bytes here: the length of the body is not known");
        }
    }

    /** Writes bytes of the response up to the next place at which something happens, and has that happen. */
    void write(ByteBuf bytes, StepQueue queue) {
        if (last != null) {
            bytes.release();
            return;
        } else if (!first.isEmpty()) {
            first.add(new Step.Send(bytes));
            return;
        }
        findBody(bytes);
        long end = sent + bytes.readableBytes();
        long cutAt = cut == null ? NEVER : position(cut);
        long pauseAt = Math.min(
                pacedAt, splits.stream().mapToLong(this::position).min().orElse(NEVER));
        if (cutAt <= Math.min(end, pauseAt)) {
            queue.writeNow(bytes.readRetainedSlice((int) (cutAt - sent)));
            bytes.release();
            sent = cutAt;
            last = ending();
        } else if (pauseAt < end) {
            int before = (int) Math.max(0, pauseAt - sent);
            queue.writeNow(bytes.readRetainedSlice(before));
            sent += before;
            first.add(new Step.Pause(pauseNanos(queue.output())));
            first.add(new Step.Send(bytes));
        } else {
            sent = end;
            queue.writeNow(bytes);
        }
    }

    /** Returns whether other steps come before the rest of the step that writes, or replace it. */
    boolean isInterrupting() {
        return last != null || !first.isEmpty();
    }

    /** Returns how many bytes of the response were sent. */
    long sent() {
        return sent;
    }

    /** Returns the step that replaces all others; null if there is none. */
    @Nullable
    Step last() {
        return last;
    }

    /** Returns the steps that come first, and forgets them. */
    List<Step> takeFirst() {
        List<Step> taken = List.copyOf(first);
        first.clear();
        return taken;
    }

    /** Returns how long to pause at the place that was reached, and forgets it. */
    private long pauseNanos(Schedule schedule) {
        long nanos = splits.removeIf(split -> position(split) <= sent) ? gapNanos : 0;
        if (pacedAt <= sent) {
            pacedAt += bytesEach;
            long now = schedule.nanoTime();
            dueNanos = dueNanos == 0 ? now + eachNanos : Math.max(now, dueNanos + eachNanos);
            nanos = Math.max(nanos, dueNanos - now);
        }
        return nanos;
    }

    private Step ending() {
        return switch (then) {
            case FIN -> FinStep.ofMode(false, true);
            case CLOSE_NOTIFY -> FinStep.ofMode(true, true);
            case RST -> new Step.Reset();
            case STALL -> new Stall(false);
            case CLOSE_NOTIFY_STALL -> new Stall(true);
        };
    }

    private long position(Offset offset) {
        if (offset.origin() == Offset.Origin.START) {
            return offset.count();
        }
        return bodyAt == NEVER ? NEVER : bodyAt + offset.count();
    }

    private void findBody(ByteBuf bytes) {
        int body = bodyAt == NEVER ? head.find(bytes) : -1;
        if (body >= 0) {
            bodyAt = sent + (body - bytes.readerIndex());
        }
    }
}
