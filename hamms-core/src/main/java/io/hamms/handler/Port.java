package io.hamms.handler;

import io.hamms.fault.Arguments;
import io.hamms.fault.BadParameterException;
import io.hamms.fault.Dispatcher;
import io.hamms.fault.FailureMode;
import io.hamms.fault.KeyCount;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Observer;
import io.hamms.http.QueryString;
import io.hamms.http.RequestHead;
import io.hamms.timer.TimerWheels;
import io.hamms.transport.MemoryBudget;
import io.netty.channel.Channel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.AttributeKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The state that the connections to one port of one server share. */
public final class Port {

    /** The attribute of a listening channel with its port; connections read it from their parent channel. */
    public static final AttributeKey<Port> KEY = AttributeKey.valueOf(Port.class, "PORT");

    /** The header field with the key of a request whose query has none. */
    public static final String KEY_FIELD = "X-Hamms-Key";

    private static final String STRICT = "; the server is strict";

    private final FailureMode mode;
    private final ServerState shared;
    private final AtomicLong requests = new AtomicLong();
    private final Map<String, HttpFault> callees = new ConcurrentHashMap<>();
    private final Strikes strikes = new Strikes();
    private volatile @Nullable Dispatcher dispatcher;

    /** Creates the port of a mode. */
    public Port(FailureMode mode, ServerState shared) {
        this.mode = mode;
        this.shared = shared;
    }

    /** Sets the dispatcher that answers requests received from now on; null for the port's own mode. */
    public void follow(@Nullable Dispatcher newDispatcher) {
        dispatcher = newDispatcher;
    }

    /** Removes the counts and the faults of called modes, and sets the dispatcher. */
    public void begin(@Nullable Dispatcher newDispatcher) {
        dispatcher = newDispatcher;
        strikes.reset();
        requests.set(0);
        callees.clear();
    }

    /** Returns the port of a connection. */
    public static Port of(Channel connection) {
        return connection.parent().attr(KEY).get();
    }

    /** Returns the mode. */
    public FailureMode mode() {
        return mode;
    }

    /** Returns the memory budget of the connections. */
    public MemoryBudget memory() {
        return shared.memory();
    }

    /** Returns the cumulator of a decoder, within the memory budget of the connections. */
    public ByteToMessageDecoder.Cumulator cumulator() {
        return shared.memory()::keep;
    }

    Observer observer() {
        return shared.observer();
    }

    /**
     * Returns the mode that answers a request, and its arguments with the defaults of this server: the baseline, if the
     * mode does not strike this request.
     *
     * @param own the fault of this port
     * @param nanos when the request was received
     */
    ModeCall dispatch(HttpFault own, RequestHead head, long nanos) {
        Dispatcher followed = dispatcher;
        ModeCall call = checked(
                followed == null ? own.dispatch(mode, head) : followed.dispatch(head, nanos), head.pathAndQuery());
        String key = head.headers().get(KEY_FIELD);
        call = withDefaults(key == null ? call : call.keyed(key));
        return strikes.strikes(call, nanos) ? call : shared.baseline(call);
    }

    /**
     * Returns what was counted with a key, by mode.
     *
     * @param number the number of this port
     */
    public List<KeyCount> counts(String key, int number) {
        return strikes.counts(key, number);
    }

    /** Returns a number from 0 (inclusive) to 1 (exclusive), drawn from the seed of a call. */
    double draw(ModeCall call) {
        return strikes.draw(call);
    }

    /**
     * Returns a call, unless this server is strict and the request has unknown or repeated parameters. A mode
     * that reads no parameters and answers any first bytes never rejects them.
     *
     * @throws BadParameterException if it rejects the request
     */
    ModeCall checked(ModeCall call, String target) {
        boolean isRead = !(mode.fault() instanceof RawFault && mode.parameters().isEmpty());
        if (shared.isStrict() && isRead && !call.ignored().isEmpty()) {
            throw refused(call.ignored().get(0), call, QueryString.ofTarget(target));
        }
        return call;
    }

    private BadParameterException refused(String name, ModeCall call, QueryString query) {
        Set<String> read = dispatcher == null ? Arguments.names(call.mode().accepted()) : Set.of();
        if (read.contains(name)) {
            return new BadParameterException(name, query.last(name), Arguments.ONCE + STRICT);
        }
        return BadParameterException.unknown(
                name, query.last(name), (read.isEmpty() ? "none here" : String.join(", ", read)) + STRICT);
    }

    /** Returns a call whose arguments are completed by the defaults of this server. */
    ModeCall withDefaults(ModeCall call) {
        return shared.withDefaults(call);
    }

    /** Returns the defaults of this server for the mode's parameters. */
    public Arguments defaults() {
        return withDefaults(ModeCall.byDefault(mode)).arguments();
    }

    /** Returns the fault of a mode called on this port, with counters of its own. */
    HttpFault faultFor(HttpFault own, FailureMode called) {
        return called.equals(mode) ? own : callees.computeIfAbsent(called.name(), name -> RawFaultAdapter.of(called));
    }

    /** Returns the TLS of a client that begins with a ClientHello on a port for both protocols. */
    TlsFault tls() {
        return shared.tls();
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
