package io.hamms.handler;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Observer;
import io.hamms.http.RequestHead;
import io.hamms.timer.TimerWheels;
import io.hamms.transport.MemoryBudget;
import io.netty.channel.Channel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.AttributeKey;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the connections to one port of one server have in common. */
public final class Port {

    /** Where a listening channel keeps its port; the connections find it at their parent, at no cost to each. */
    public static final AttributeKey<Port> KEY = AttributeKey.valueOf(Port.class, "PORT");

    private final FailureMode mode;
    private final ServerState shared;
    private final AtomicLong requests = new AtomicLong();
    private final Map<String, HttpFault> guests = new ConcurrentHashMap<>();
    private volatile @Nullable Dispatcher script;

    /** Creates the port of a mode. */
    public Port(FailureMode mode, ServerState shared) {
        this.mode = mode;
        this.shared = shared;
    }

    /** Sets the dispatcher that answers requests received from now on; null for the port's own mode. */
    public void follow(@Nullable Dispatcher newScript) {
        script = newScript;
    }

    /** Forgets what was counted, what was scripted and the faults of modes called here: the port is as new. */
    public void reset() {
        script = null;
        requests.set(0);
        guests.clear();
    }

    /** Returns the port of a connection. */
    public static Port of(Channel connection) {
        return connection.parent().attr(KEY).get();
    }

    /** Returns the mode. */
    public FailureMode mode() {
        return mode;
    }

    /** Returns what bounds what the connections hold. */
    public MemoryBudget memory() {
        return shared.memory();
    }

    /** Returns what keeps bytes for a decoder, within what the connections may hold together. */
    public ByteToMessageDecoder.Cumulator cumulator() {
        return shared.memory()::keep;
    }

    Observer observer() {
        return shared.observer();
    }

    /**
     * Returns the mode that answers a request, and its arguments with the defaults of this server.
     *
     * @param own the fault of this port
     */
    ModeCall dispatch(HttpFault own, RequestHead head) {
        Dispatcher followed = script;
        return withDefaults(admitted(followed == null ? own.dispatch(mode, head) : followed.dispatch(head)));
    }

    /**
     * Returns a call, unless this server is strict and the request has parameters that the mode does not read. A mode
     * that reads none and answers the first bytes, whatever they are, never sees them.
     *
     * @throws BadParameterException if it refuses the request
     */
    ModeCall admitted(ModeCall call) {
        boolean isRead = !(mode.fault() instanceof RawFault && mode.parameters().isEmpty());
        if (shared.isStrict() && isRead && !call.ignored().isEmpty()) {
            Set<String> read = script == null ? Arguments.names(call.mode().parameters()) : Set.of();
            throw new BadParameterException(
                    "parameter",
                    call.ignored().get(0),
                    (read.isEmpty() ? "none here" : String.join(", ", read)) + "; the server is strict");
        }
        return call;
    }

    /** Returns a call with the defaults of this server for what its arguments leave out. */
    ModeCall withDefaults(ModeCall call) {
        return shared.withDefaults(call);
    }

    /** Returns the fault of a mode that is called on this port: its counters are this port's own. */
    HttpFault faultFor(HttpFault own, FailureMode called) {
        return called.equals(mode) ? own : guests.computeIfAbsent(called.name(), name -> RawFaultAdapter.of(called));
    }

    /** Returns the number of the next connection to this server, from 1. */
    long nextConnection() {
        return shared.nextConnection();
    }

    /** Returns the number of the next request to this port, from 1. */
    long countRequest() {
        return requests.incrementAndGet();
    }

    /** Returns the port of another mode of the same server, or null if it is not served. */
    @Nullable
    Integer numberOf(FailureMode other) {
        return shared.numberOf(other);
    }

    TimerWheels wheels() {
        return shared.wheels();
    }
}
