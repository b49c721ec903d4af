package io.hamms.journal;

import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Ending;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Observer;
import io.hamms.journal.JournalEvent.EventType;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the journal: each event goes under one lock into the {@link JournalStore}, then to the listeners. */
final class Log implements Observer {

    private static final Logger LOG = LoggerFactory.getLogger(Log.class);

    /** How many entries a reader reads while event loops wait for the lock, and the pause before it reads more. */
    private static final int AT_A_TIME = 64;

    private static final long BETWEEN_NANOS = 50_000;

    /** How many times the time of its reading a thread that waits leaves the lock to others, and how long at most. */
    private static final long PAUSES = 20;

    private static final long MAX_PAUSE_NANOS = 50_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** What nobody signals. */
    private final Condition resting = lock.newCondition();

    private final List<Consumer<JournalEvent>> listeners = new CopyOnWriteArrayList<>();
    private final JournalStore store;
    private final boolean isRedacted;
    private int waiting;
    private long writes;

    Log(JournalStore store, boolean isRedacted) {
        this.store = store;
        this.isRedacted = isRedacted;
    }

    void listen(Consumer<JournalEvent> listener) {
        listeners.add(listener);
    }

    void unlisten(Consumer<JournalEvent> listener) {
        listeners.remove(listener);
    }

    /** Reads under the lock. */
    <T extends @Nullable Object> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reads many entries in batches: an event loop that writes waits for one batch at most.
     *
     * @param things the entries to read, found under one lock
     */
    <T, R> List<R> readEach(Supplier<List<T>> things, Function<T, R> reading) {
        List<T> all = read(things);
        List<R> found = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i += AT_A_TIME) {
            List<T> some = all.subList(i, Math.min(all.size(), i + AT_A_TIME));
            found.addAll(read(() -> some.stream().map(reading).toList()));
            if (lock.hasQueuedThreads() && !lock.isHeldByCurrentThread()) {
                // The lock is not fair: a thread that locks it again at once keeps out those that wait.
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        }
        return found;
    }

    /**
     * Reads until there is a result, or the time is over. After each reading it leaves the lock to others for a
     * multiple of the time that the reading took: one of thousands of entries would else keep out the event loops.
     *
     * @return the result, null if there was none in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    <T> @Nullable T await(long timeoutNanos, Supplier<@Nullable T> reading) throws InterruptedException {
        long end = System.nanoTime() + Math.max(0, timeoutNanos);
        lock.lock();
        waiting++;
        try {
            while (true) {
                long seen = writes;
                long start = System.nanoTime();
                T found = reading.get();
                long now = System.nanoTime();
                if (found != null || end - now <= 0) {
                    return found;
                }
                long pause = Math.min(PAUSES * waiting * (now - start), MAX_PAUSE_NANOS);
                rest(Math.min(pause, end - now));
                awaitWrite(seen, end);
            }
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    /** Leaves the lock to others for some time. */
    private void rest(long nanos) throws InterruptedException {
        long left = nanos;
        while (left > 0) {
            left = resting.awaitNanos(left);
        }
    }

    /** Waits until more has been written than was seen, or until the end. */
    private void awaitWrite(long seen, long end) throws InterruptedException {
        long left = end - System.nanoTime();
        while (writes == seen && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    /** Updates the open connections with the kernel's counts. */
    void update() {
        KernelUpdate.await(read(() -> store.open().behind()));
    }

    /** Writes, and lets the threads that {@link #await} read again. */
    <T> T write(Supplier<T> writing) {
        lock.lock();
        try {
            writes++;
            T written = writing.get();
            if (waiting > 0) {
                changed.signalAll();
            }
            return written;
        } finally {
            lock.unlock();
        }
    }

    void write(Runnable writing) {
        write(() -> {
            writing.run();
            return this;
        });
    }

    /** Writes what no thread waits for. */
    void record(Runnable writing) {
        read(() -> {
            writing.run();
            return this;
        });
    }

    @Override
    public ConnectionListener connected(FailureMode mode, Connection connection) {
        InetSocketAddress server = connection.localAddress();
        InetSocketAddress client = connection.remoteAddress();
        int port = server == null ? 0 : server.getPort();
        long now = connection.acceptedNanos();
        ConnectionEntry entry =
                write(() -> store.open(store.port(this, port, mode.name()), connection.id(), client, now));
        publish(EventType.CONNECTED, entry, now, null, null);
        return entry;
    }

    JournalStore store() {
        return store;
    }

    boolean isRedacted() {
        return isRedacted;
    }

    /** Passes a connection's event to the listeners. */
    void publish(EventType kind, ConnectionEntry connection, long now, @Nullable Entry entry, @Nullable Ending ending) {
        if (listeners.isEmpty()) {
            return;
        }
        connection.update();
        JournalEvent event = new JournalEvent(
                kind,
                store.clock().at(now),
                connection.number,
                connection.port.port,
                connection.port.mode,
                connection.client,
                store.clock().at(connection.openedNanos),
                connection.received,
                connection.sent,
                entry == null ? null : read(() -> entry.snapshot(store.clock())),
                kind == EventType.ENDED ? read(() -> connection.events().clientHello) : null,
                ending,
                ending == null ? null : store.clock().atOrNull(connection.events().endedNanos));
        for (Consumer<JournalEvent> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("a listener of the journal failed on {}", kind, e);
            }
        }
    }
}
