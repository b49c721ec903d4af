package io.hamms.fault;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the connections to one port of one server have in common. */
public final class Port {

    /** Where a listening channel keeps its port; the connections find it at their parent, at no cost to each. */
    public static final AttributeKey<Port> KEY = AttributeKey.valueOf(Port.class, "PORT");

    private final FailureMode mode;
    private final Shared shared;
    private final AtomicLong requests = new AtomicLong();

    /** Creates the port of a mode. */
    public Port(FailureMode mode, Shared shared) {
        this.mode = mode;
        this.shared = shared;
    }

    /** What the ports of one server have in common. */
    public static final class Shared {

        private final Observer observer;
        private final Ticks ticks = new Ticks();
        private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

        /** Creates what one server shares. */
        public Shared(Observer observer) {
            this.observer = observer;
        }

        /** Takes note of the port on which a mode stands. */
        public void standsOn(FailureMode mode, int port) {
            numbers.put(mode.name(), port);
        }
    }

    static Port of(Channel connection) {
        return connection.parent().attr(KEY).get();
    }

    FailureMode mode() {
        return mode;
    }

    Observer observer() {
        return shared.observer;
    }

    /** Returns the number of the next request to this port, from 1. */
    long countRequest() {
        return requests.incrementAndGet();
    }

    /** Returns the port of another mode of the same server, or null if it is not served. */
    @Nullable
    Integer numberOf(String mode) {
        return shared.numbers.get(mode);
    }

    Ticks ticks() {
        return shared.ticks;
    }
}
