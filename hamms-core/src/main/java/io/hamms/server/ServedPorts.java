package io.hamms.server;

import io.hamms.error.InvalidOptionException;
import io.hamms.fault.FailureMode;
import io.hamms.fault.KeyCount;
import io.hamms.handler.ServerState;
import io.hamms.journal.PortCounters;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports that one server has bound, in order. A mode may have several; the first is its main port. */
public final class ServedPorts {

    /** The limit of ports: each needs descriptors and some 4 KB of heap. */
    static final int MAX_PORTS = 4_096;

    /** Replaced by each change: event loops read it at any time. */
    private volatile Map<Integer, Binding> ports = Map.of();

    private final ServerState shared;

    ServedPorts(ServerState shared) {
        this.shared = shared;
    }

    /** Checks the limit for one more port. */
    void checkRoom() {
        if (ports.size() >= MAX_PORTS) {
            throw new InvalidOptionException("ports", ports.size(), "fewer than " + MAX_PORTS + "; remove one");
        }
    }

    boolean contains(int number) {
        return ports.containsKey(number);
    }

    synchronized void add(List<Binding> bound) {
        Map<Integer, Binding> more = new LinkedHashMap<>(ports);
        bound.forEach(binding -> more.put(binding.number(), binding));
        ports = more;
        bound.forEach(binding -> announce(binding.mode()));
    }

    /** Removes a port, and returns its binding. */
    synchronized Binding remove(int number) {
        Map<Integer, Binding> others = new LinkedHashMap<>(ports);
        Binding gone = others.remove(number);
        if (gone == null) {
            throw new InvalidOptionException("port", number, "one of those served");
        }
        ports = others;
        announce(gone.mode());
        return gone;
    }

    /** Registers the first port of a mode, as a target for other modes' faults. */
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

    /** Returns all bindings, in the order of binding. */
    Collection<Binding> bindings() {
        return ports.values();
    }

    /** Returns the counters of all ports, in the same order; zeros for a port without clients. */
    public List<PortCounters> counters(List<PortCounters> counted) {
        Map<Map.Entry<Integer, String>, PortCounters> known = new HashMap<>();
        counted.forEach(port -> known.put(Map.entry(port.port(), port.mode()), port));
        return all().stream()
                .map(bound -> known.getOrDefault(
                        Map.entry(bound.number(), bound.mode().name()),
                        PortCounters.none(bound.number(), bound.mode().name())))
                .toList();
    }

    /** Returns what the ports have counted with a key, in their order. */
    public List<KeyCount> counts(String key) {
        return all().stream().flatMap(bound -> bound.counts(key).stream()).toList();
    }

    /** Returns all ports, in the order of the catalogue. */
    public List<Binding> all() {
        return ports.values().stream()
                .sorted(Comparator.comparing(bound -> bound.mode().offsetOr(Integer.MAX_VALUE)))
                .toList();
    }
}
