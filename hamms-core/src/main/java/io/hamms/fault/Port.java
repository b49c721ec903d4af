package io.hamms.fault;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

/** What the connections to one port of one server have in common. */
public final class Port {

    /** Where a listening channel keeps its port; the connections find it at their parent, at no cost to each. */
    public static final AttributeKey<Port> KEY = AttributeKey.valueOf(Port.class, "PORT");

    private final FailureMode mode;
    private final Shared shared;

    /** Creates the port of a mode. */
    public Port(FailureMode mode, Shared shared) {
        this.mode = mode;
        this.shared = shared;
    }

    /** What the ports of one server have in common. */
    public static final class Shared {

        private final Observer observer;
        private final Ticks ticks = new Ticks();

        /** Creates what one server shares. */
        public Shared(Observer observer) {
            this.observer = observer;
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

    Ticks ticks() {
        return shared.ticks;
    }
}
