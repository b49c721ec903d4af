package io.hamms.timer;

import static java.util.Objects.requireNonNull;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timers of one event loop: a hashed timing wheel (Varghese and Lauck, "Hashed and hierarchical timing wheels",
 * SOSP 1987), which one scheduled task advances however many connections wait. A revolution takes about
 * eight seconds; a timer due in a later revolution stays in its slot. Call all methods on the event loop.
 *
 * <pre>
 *  slot   0      1      2            8191
 *       [ . ]  [ . ]  [ . ]   ...   [ . ]     each a ring of timers behind a Head
 *                ^ now                ^ the next occupied one: the task is scheduled for it
 * </pre>
 */
public final class TimerWheel implements Runnable {

    private static final long RESOLUTION_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Longer delays use coarser ticks, so that one wake-up serves more timers: wake-ups are the main cost. */
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final int RESOLUTIONS_AFTER_LONG = 4;

    private static final int SLOTS = 8192;
    private static final long NEVER = Long.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(TimerWheel.class);

    private final EventExecutor loop;
    private final @Nullable Head[] slots = new Head[SLOTS];
    private final BitSet occupied = new BitSet(SLOTS);
    private int waiting;
    private long lastTick;
    private long scheduledTick = NEVER;
    private @Nullable ScheduledFuture<?> scheduled;

    TimerWheel(EventExecutor loop) {
        this.loop = loop;
        this.lastTick = now();
    }

    /** Returns how late a timer with this delay may fire: the time between two ticks. */
    public static long slackNanos(long delayNanos) {
        return delayNanos < LONG_NANOS ? RESOLUTION_NANOS : RESOLUTIONS_AFTER_LONG * RESOLUTION_NANOS;
    }

    /**
     * Calls {@link WheelTimer#onTime()} after {@code delayNanos}: never earlier, and later by at most the slack. A
     * timer that is pending is moved: a cut may end a response while the next beat of a drip is due.
     */
    public void add(WheelTimer timed, long delayNanos) {
        remove(timed);
        long slack = slackNanos(delayNanos);
        timed.due =
                Math.floorDiv(loop.ticker().nanoTime() + delayNanos + slack - 1, slack) * (slack / RESOLUTION_NANOS);
        waiting++;
        // A timer that is due at once still waits for the next run, so that it never fires inside its caller.
        insert(timed, Math.max(timed.due, lastTick + 1));
        schedule(Math.max(timed.due, lastTick + 1));
    }

    /** Removes a timer, if it is pending. */
    public void remove(WheelTimer timed) {
        if (!timed.isWaiting()) {
            return;
        }
        unlink(timed);
        waiting--;
        if (waiting == 0) {
            occupied.clear();
            cancel();
        }
    }

    /** Fires all due timers. */
    @Override
    public void run() {
        scheduled = null;
        scheduledTick = NEVER;
        try {
            turn();
        } catch (RuntimeException | Error e) {
            // A scheduled task's exception would be lost in its future.
            LOG.error("timers: failed", e);
            throw e;
        } finally {
            scheduleNext();
        }
    }

    private void turn() {
        long now = now();
        long first = Math.max(lastTick + 1, now - SLOTS + 1);
        lastTick = now;
        long tick = first;
        try {
            for (; tick <= now; tick++) {
                if (occupied.get(slot(tick))) {
                    wake(slot(tick), now);
                }
            }
        } finally {
            // After a timer that failed, the next run goes on from here.
            lastTick = tick - 1;
        }
    }

    private void wake(int slot, long now) {
        Head due = slots[slot];
        slots[slot] = null;
        occupied.clear(slot);
        if (due == null) {
            return;
        }
        try {
            for (WheelTimer timed = due.next; timed != null && timed != due; timed = due.next) {
                unlink(timed);
                if (timed.due <= now) {
                    waiting--;
                    timed.onTime();
                } else {
                    insert(timed, timed.due);
                }
            }
        } finally {
            putBack(due, slot);
        }
    }

    /** Puts back the timers that one that failed has left, without a new object: memory may be short. */
    private void putBack(Head left, int slot) {
        if (left.next == left) {
            return;
        }
        Head added = slots[slot];
        while (added != null && added.next != null && added.next != added) {
            WheelTimer timed = added.next;
            unlink(timed);
            left.append(timed);
        }
        slots[slot] = left;
        occupied.set(slot);
    }

    private void scheduleNext() {
        if (waiting == 0) {
            return;
        }
        int from = slot(lastTick + 1);
        int next = occupied.nextSetBit(from);
        if (next < 0) {
            next = occupied.nextSetBit(0);
        }
        if (next >= 0) {
            schedule(lastTick + 1 + Math.floorMod(next - from, SLOTS));
        }
    }

    private void schedule(long tick) {
        if (tick >= scheduledTick) {
            return;
        }
        cancel();
        long delay = tick * RESOLUTION_NANOS - loop.ticker().nanoTime();
        scheduled = loop.schedule(this, Math.max(0, delay), TimeUnit.NANOSECONDS);
        scheduledTick = tick;
    }

    private void cancel() {
        if (scheduled != null) {
            scheduled.cancel(false);
            scheduled = null;
            scheduledTick = NEVER;
        }
    }

    private void insert(WheelTimer timed, long tick) {
        int slot = slot(tick);
        Head head = slots[slot];
        if (head == null) {
            head = new Head();
            slots[slot] = head;
        }
        occupied.set(slot);
        head.append(timed);
    }

    private static void unlink(WheelTimer timed) {
        WheelTimer previous = timed.previous;
        WheelTimer next = timed.next;
        if (previous != null && next != null) {
            previous.next = next;
            next.previous = previous;
        }
        timed.previous = null;
        timed.next = null;
    }

    private long now() {
        return Math.floorDiv(loop.ticker().nanoTime(), RESOLUTION_NANOS);
    }

    private static int slot(long tick) {
        return (int) (tick & (SLOTS - 1));
    }

    /** The fixed link of a ring. */
    private static final class Head extends WheelTimer {

        Head() {
            previous = this;
            next = this;
        }

        void append(WheelTimer timed) {
            WheelTimer tail = requireNonNull(previous);
            timed.previous = tail;
            timed.next = this;
            tail.next = timed;
            previous = timed;
        }

        @Override
        protected void onTime() {
            throw new IllegalStateException("head: fired (expected: only what was added)");
        }
    }
}
