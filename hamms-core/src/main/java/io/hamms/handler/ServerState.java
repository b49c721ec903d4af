package io.hamms.handler;

import static java.util.Objects.requireNonNull;

import io.hamms.fault.Arguments;
import io.hamms.fault.FailureMode;
import io.hamms.fault.ModeCall;
import io.hamms.fault.Observer;
import io.hamms.timer.TimerWheels;
import io.hamms.transport.MemoryBudget;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state that the ports of one server share. */
public final class ServerState {

    private final Observer observer;
    private final MemoryBudget memory;
    private final boolean isStrict;
    private final AtomicLong connections = new AtomicLong();
    private final TimerWheels wheels = new TimerWheels();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile Map<String, Arguments> defaults = Map.of();
    private volatile @Nullable FailureMode baseline;
    private volatile @Nullable Supplier<FailureMode> tls;

    /** Creates the state of a server that is not strict. */
    public ServerState(Observer observer) {
        this(observer, MemoryBudget.ofHeap(), false);
    }

    /** Creates the state of a server that is not strict, with this memory budget. */
    public ServerState(Observer observer, MemoryBudget memory) {
        this(observer, memory, false);
    }

    /**
     * Creates the state of a server.
     *
     * @param isStrict whether to reject requests with unknown parameters
     */
    public ServerState(Observer observer, boolean isStrict) {
        this(observer, MemoryBudget.ofHeap(), isStrict);
    }

    private ServerState(Observer observer, MemoryBudget memory, boolean isStrict) {
        this.observer = observer;
        this.memory = memory;
        this.isStrict = isStrict;
    }

    /** Registers the port of a mode, as a target for redirects of other modes. */
    public void register(FailureMode mode, int port) {
        numbers.put(mode.name(), port);
    }

    /** Removes the port of a mode. */
    public void unregister(FailureMode mode) {
        numbers.remove(mode.name());
    }

    /** Sets a mode's default arguments on this server; other parameters keep the catalogue's defaults. */
    public synchronized void setDefaults(ModeCall call) {
        Map<String, Arguments> more = new HashMap<>(defaults);
        more.put(call.mode().name(), call.arguments());
        defaults = more;
    }

    /** Sets the default arguments of all modes at once: those of these calls, or the catalogue's. */
    public synchronized void setDefaults(Collection<ModeCall> calls) {
        Map<String, Arguments> all = new HashMap<>();
        for (ModeCall call : calls) {
            all.put(call.mode().name(), call.arguments());
        }
        defaults = all;
    }

    /** Sets the mode that answers the requests that another mode does not strike. */
    public void setBaseline(FailureMode mode) {
        baseline = mode;
    }

    /**
     * Sets the mode that handshakes, on the ports of modes that wait for requests, with clients that begin with a
     * ClientHello; most servers have no such client, and do not load its classes.
     */
    public void setTls(Supplier<FailureMode> mode) {
        tls = mode;
    }

    TlsFault tls() {
        return (TlsFault) requireNonNull(tls, "tls").get().fault();
    }

    /** Returns the call of the baseline in place of another call. */
    ModeCall baseline(ModeCall other) {
        return other.sparedFor(requireNonNull(baseline, "baseline"));
    }

    Observer observer() {
        return observer;
    }

    MemoryBudget memory() {
        return memory;
    }

    boolean isStrict() {
        return isStrict;
    }

    /** Returns a call whose arguments are completed by the defaults of this server. */
    ModeCall withDefaults(ModeCall call) {
        Arguments set = defaults.get(call.mode().name());
        return set == null ? call : call.with(call.arguments().withDefaults(set));
    }

    /** Returns the number of the next connection, from 1. */
    long nextConnection() {
        return connections.incrementAndGet();
    }

    /** Returns the port of a mode; null if it is not served. */
    @Nullable
    Integer numberOf(FailureMode mode) {
        return numbers.get(mode.name());
    }

    TimerWheels wheels() {
        return wheels;
    }
}
