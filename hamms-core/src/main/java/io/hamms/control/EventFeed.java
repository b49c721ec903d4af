package io.hamms.control;

import io.hamms.journal.Journal;
import io.hamms.journal.JournalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes the events of the journal to subscribers, numbered from 1. Without a subscriber it does not
 * listen, so that it costs the server nothing.
 */
final class EventFeed implements AutoCloseable {

    static final int MAX_SUBSCRIBERS = 16;

    private final Journal journal;
    private final Consumer<JournalEvent> listener = this::publish;
    private final List<Subscriber> subscribers = new ArrayList<>();
    private long events;

    EventFeed(Journal journal) {
        this.journal = journal;
    }

    /**
     * Adds a subscriber to all events from now on.
     *
     * @param mode the mode whose events are wanted; null for all
     * @throws ProblemException if there are too many subscribers
     */
    synchronized Subscriber open(@Nullable String mode) {
        if (subscribers.size() == MAX_SUBSCRIBERS) {
            throw ProblemException.of(
                            503,
                            "subscribers",
                            Integer.toString(MAX_SUBSCRIBERS),
                            "no more than that; end another stream")
                    .with("Retry-After", "1");
        }
        Subscriber subscriber = new Subscriber(mode, this);
        if (subscribers.isEmpty()) {
            journal.listen(listener);
        }
        subscribers.add(subscriber);
        return subscriber;
    }

    synchronized void close(Subscriber subscriber) {
        if (subscribers.remove(subscriber) && subscribers.isEmpty()) {
            journal.unlisten(listener);
        }
    }

    /** Called on the server's event loops: no subscriber may block it. */
    void publish(JournalEvent event) {
        // Once for all subscribers, and while no other event loop waits.
        int bytes = Subscriber.bytes(event);
        synchronized (this) {
            events++;
            for (Subscriber subscriber : subscribers) {
                subscriber.offer(events, event, bytes);
            }
        }
    }

    synchronized int size() {
        return subscribers.size();
    }

    @Override
    public synchronized void close() {
        subscribers.clear();
        journal.unlisten(listener);
    }
}
