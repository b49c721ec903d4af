package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.handler.Port;
import io.hamms.journal.PortCounters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ports that one server serves now. A mode may have several; the first is the one that others are told of. */
final class ServedPorts {

    /** How many there may be: each takes descriptors, and some 4 KB of heap. */
    static final int MAX_PORTS = 4_096;

    private final Map<Integer, ServedPort> ports = new LinkedHashMap<>();
    private final Map<FailureMode, Set<Integer>> byMode = new HashMap<>();
    private final Port.ServerState shared;
    private int latest;

    ServedPorts(Port.ServerState shared) {
        this.shared = shared;
    }

    /** Checks that there may be one more. */
    void checkRoom() {
        if (ports.size() >= MAX_PORTS) {
            throw new IllegalArgumentException(
                    "ports: " + ports.size() + " (expected: fewer than " + MAX_PORTS + "; remove one)");
        }
    }

    void add(FailureMode mode, int number) {
        ports.put(number, new ServedPort(number, mode));
        byMode.computeIfAbsent(mode, key -> new LinkedHashSet<>()).add(number);
        latest = number;
        announce(mode);
    }

    void remove(ServedPort gone) {
        ports.remove(gone.port());
        byMode.getOrDefault(gone.mode(), Set.of()).remove(gone.port());
        announce(gone.mode());
    }

    /** Has the faults know on which port a mode stands. */
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
        Set<Integer> numbers = byMode.getOrDefault(mode, Set.of());
        return numbers.isEmpty() ? null : numbers.iterator().next();
    }

    /** Returns the number that was the last to be added. */
    int latest() {
        return latest;
    }

    /** Returns who stands on a port. */
    ServedPort at(int number) {
        ServedPort served = ports.get(number);
        if (served == null) {
            throw new IllegalArgumentException("port: " + number + " (expected: one of those served)");
        }
        return served;
    }

    /** Returns the counters of all of them, in the same order; zeros where no client has come. */
    List<PortCounters> counters(List<PortCounters> counted) {
        Map<Integer, PortCounters> known = new HashMap<>();
        counted.forEach(port -> known.put(port.port(), port));
        return all().stream()
                .map(served -> known.getOrDefault(
                        served.port(),
                        PortCounters.none(served.port(), served.mode().name())))
                .toList();
    }

    /** Returns all of them, in the order of the catalogue. */
    List<ServedPort> all() {
        return ports.values().stream()
                .sorted(Comparator.comparing(served -> served.mode().offset()))
                .toList();
    }
}
