package io.hamms.fault;

import io.netty.channel.Channel;
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
    private final Shared shared;
    private final AtomicLong requests = new AtomicLong();
    private final Map<String, HttpFault> guests = new ConcurrentHashMap<>();
    private volatile @Nullable Script script;

    /** Creates the port of a mode. */
    public Port(FailureMode mode, Shared shared) {
        this.mode = mode;
        this.shared = shared;
    }

    /** Has a script say who answers the requests whose heads come from now on; null for the port's own mode. */
    public void follow(@Nullable Script newScript) {
        script = newScript;
    }

    /** Forgets what was counted, what was scripted and what other modes' faults remember here: the port is as new. */
    public void reset() {
        script = null;
        requests.set(0);
        guests.clear();
    }

    /** What the ports of one server have in common. */
    public static final class Shared {

        private final Observer observer;
        private final MemoryBudget memory;
        private final boolean isStrict;
        private final Ticks ticks = new Ticks();
        private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
        private final Map<String, Arguments> defaults = new ConcurrentHashMap<>();

        /** Creates what one server shares that is not strict. */
        public Shared(Observer observer) {
            this(observer, MemoryBudget.ofHeap(), false);
        }

        /** Creates what one server shares that is not strict, whose connections may hold so much. */
        public Shared(Observer observer, MemoryBudget memory) {
            this(observer, memory, false);
        }

        /**
         * Creates what one server shares.
         *
         * @param isStrict whether a request is refused that has parameters which are not read
         */
        public Shared(Observer observer, boolean isStrict) {
            this(observer, MemoryBudget.ofHeap(), isStrict);
        }

        private Shared(Observer observer, MemoryBudget memory, boolean isStrict) {
            this.observer = observer;
            this.memory = memory;
            this.isStrict = isStrict;
        }

        /** Takes note of the port on which a mode stands. */
        public void standsOn(FailureMode mode, int port) {
            numbers.put(mode.name(), port);
        }

        /** Takes note that no port has the mode any more. */
        public void standsNowhere(FailureMode mode) {
            numbers.remove(mode.name());
        }

        /** Has these values count for a mode where a request says nothing; what they leave out is as catalogued. */
        public void assume(Role role) {
            defaults.put(role.mode().name(), role.arguments());
        }

        /** Has the catalogue's values count again, for all modes. */
        public void assumeNothing() {
            defaults.clear();
        }
    }

    static Port of(Channel connection) {
        return connection.parent().attr(KEY).get();
    }

    /** Returns the mode. */
    public FailureMode mode() {
        return mode;
    }

    /** Tells that one side has ended a connection. */
    static void ended(Channel connection, Ending ending) {
        Port port = of(connection);
        port.shared.observer.ended(port.mode, connection, ending);
    }

    /** Tells that the mode has done to a connection, or its last request, all that it does. */
    static void delivered(Channel connection) {
        Port port = of(connection);
        port.shared.observer.delivered(port.mode, connection);
    }

    /** Returns what bounds what the connections hold. */
    public MemoryBudget memory() {
        return shared.memory;
    }

    Observer observer() {
        return shared.observer;
    }

    /**
     * Returns who answers a request.
     *
     * @param own the fault that stands on this port
     * @param target the request target, in whatever form
     */
    Role cast(HttpFault own, String method, String target) {
        Script followed = script;
        String origin = Target.originForm(target);
        return admitted(followed == null ? own.role(mode, method, origin) : followed.next(method, origin));
    }

    /**
     * Returns a role, unless this server is strict and the request has parameters that the role does not read. A mode
     * that reads none and answers the first bytes, whatever they are, never sees them.
     *
     * @throws BadParameterException if it refuses the request
     */
    Role admitted(Role role) {
        boolean isRead = !(mode.fault() instanceof RawFault && mode.parameters().isEmpty());
        if (shared.isStrict && isRead && !role.ignored().isEmpty()) {
            Set<String> read = script == null ? Arguments.names(role.mode().parameters()) : Set.of();
            throw new BadParameterException(
                    "parameter",
                    role.ignored().get(0),
                    (read.isEmpty() ? "none here" : String.join(", ", read)) + "; the server is strict");
        }
        return role;
    }

    /** Returns what a role's arguments are and, where they say nothing, the defaults of this server. */
    Arguments withDefaults(FailureMode role, Arguments arguments) {
        Arguments assumed = shared.defaults.get(role.name());
        return assumed == null ? arguments : arguments.or(assumed);
    }

    /** Returns the fault that plays a role on this port, which keeps what it counts apart from other ports. */
    HttpFault actor(HttpFault own, FailureMode role) {
        return role.equals(mode) ? own : guests.computeIfAbsent(role.name(), name -> Guest.of(role));
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
