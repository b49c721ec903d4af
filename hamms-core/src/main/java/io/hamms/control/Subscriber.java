package io.hamms.control;

import io.hamms.http.HeaderField;
import io.hamms.journal.JournalEvent;
import io.hamms.journal.RecordedRequest;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one subscriber: unsent events up to a limit. Events beyond it are left out, and counted
 * at their place in the stream.
 */
final class Subscriber implements AutoCloseable {

    static final int MAX_WAITING_BYTES = 1 << 20;

    /** About the size of an event without the texts of a request. */
    private static final int EVENT_BYTES = 400;

    /** About the size of a text without its characters: a reference, a string and an array. */
    private static final int TEXT_BYTES = 60;

    private final ArrayDeque<Item> waiting = new ArrayDeque<>();
    private final @Nullable String mode;
    private final EventFeed feed;
    private Runnable wake = () -> {};
    private int waitingBytes;
    private Item leftOut = Item.NONE;

    Subscriber(@Nullable String mode, EventFeed feed) {
        this.mode = mode;
        this.feed = feed;
    }

    /**
     * An event, or the number of events left out in its place.
     *
     * @param id its number, or that of the last event left out
     * @param bytes the size of the event
     */
    record Item(long id, @Nullable JournalEvent event, int bytes, long leftOut) {

        private static final Item NONE = new Item(0, null, 0, 0);
    }

    /** Sets the callback for when {@link #poll} has an element again. */
    synchronized void onEvent(Runnable newWake) {
        wake = newWake;
    }

    /**
     * Adds an event, or counts it as left out.
     *
     * @param bytes its size, see {@link #bytes}
     */
    synchronized void offer(long id, JournalEvent event, int bytes) {
        if (mode != null && !mode.equals(event.mode())) {
            return;
        }
        boolean wasEmpty = waiting.isEmpty();
        if (waitingBytes + bytes > MAX_WAITING_BYTES) {
            leftOut = new Item(id, null, 0, leftOut.leftOut() + 1);
            if (wasEmpty && leftOut.leftOut() == 1) {
                wake.run();
            }
            return;
        }
        if (leftOut.leftOut() > 0) {
            waiting.add(takeLeftOut());
        }
        waiting.add(new Item(id, event, bytes, 0));
        waitingBytes += bytes;
        if (wasEmpty) {
            wake.run();
        }
    }

    /** Returns the next element, null if there is none. */
    @Nullable
    synchronized Item poll() {
        Item next = waiting.poll();
        if (next == null) {
            return leftOut.leftOut() > 0 ? takeLeftOut() : null;
        }
        waitingBytes -= next.bytes();
        return next;
    }

    private Item takeLeftOut() {
        Item taken = leftOut;
        leftOut = Item.NONE;
        return taken;
    }

    /** Returns about how much memory an event needs; this decodes the fields of its request. */
    static int bytes(JournalEvent event) {
        RecordedRequest request = event.request();
        if (request == null) {
            return EVENT_BYTES;
        }
        int bytes = EVENT_BYTES + bytes(request.method()) + bytes(request.target()) + bytes(request.version());
        bytes += bytes(request.key());
        for (HeaderField field : request.headers()) {
            bytes += bytes(field.name()) + bytes(field.value());
        }
        for (String name : request.ignored()) {
            bytes += bytes(name);
        }
        return bytes;
    }

    private static int bytes(String text) {
        return TEXT_BYTES + text.length();
    }

    @Override
    public void close() {
        feed.close(this);
    }
}
