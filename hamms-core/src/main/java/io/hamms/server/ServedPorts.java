package io.hamms.server;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.FailureMode;
import io.hamms.handler.ServerState;
import io.hamms.journal.PortCounters;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports that one server has bound, in their order. A mode may have several; its first is the one that counts. */
public final class ServedPorts {

    /** How many there may be: each takes descriptors, and some 4 KB of heap. */
    static final int MAX_PORTS = 4_096;

    private final Map<Integer, Binding> ports = new LinkedHashMap<>();
    private final ServerState shared;

    ServedPorts(ServerState shared) {
        this.shared = shared;
    }

    /** Checks that there may be one more. */
    void checkRoom() {
        if (ports.size() >= MAX_PORTS) {
            throw new InvalidOptionException("ports", ports.size(), "fewer than " + MAX_PORTS + "; remove one");
        }
    }

    void add(Binding bound) {
        ports.put(bound.number(), bound);
        announce(bound.mode());
    }

    /** Forgets a port, and returns what was bound. */
    Binding remove(int number) {
        Binding gone = ports.remove(number);
        if (gone == null) {
            throw new InvalidOptionException("port", number, "one of those served");
        }
        announce(gone.mode());
        return gone;
    }

    /** Registers the first port of a mode, to which the faults of others may lead. */
    private void announce(FailureMode mode) {
        Integer first = first(mode);
        if (first == null) {
            shared.unregister(mode);
        } else {
            shared.register(mode, first);
        }
    }

    /** Returns the first port of a mode; null if there is none. */
    @Nullable
    Integer first(FailureMode mode) {
        for (Binding bound : ports.values()) {
            if (bound.mode().equals(mode)) {
                return bound.number();
            }
        }
        return null;
    }

    /** Returns all that is bound, in the order in which it was. */
    Collection<Binding> bindings() {
        return ports.values();
    }

    /** Returns the counters of all of them, in the same order; zeros where no client has come. */
    public List<PortCounters> counters(List<PortCounters> counted) {
        Map<Integer, PortCounters> known = new HashMap<>();
        counted.forEach(port -> known.put(port.port(), port));
        return all().stream()
                .map(bound -> known.getOrDefault(
                        bound.number(),
                        PortCounters.none(bound.number(), bound.mode().name())))
                .toList();
    }

    /** Returns all of them, in the order of the catalogue. */
    public List<Binding> all() {
        return ports.values().stream()
                .sorted(Comparator.comparing(bound -> bound.mode().offsetOr(Integer.MAX_VALUE)))
                .toList();
    }
}
