package io.hamms;

import io.hamms.fault.FailureMode;
import io.hamms.fault.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ports that one server serves now. A mode may have several; the first is the one that others are told of. */
final class ServedPorts {

    private final List<ServedPort> ports = new ArrayList<>();
    private final Port.Shared shared;

    ServedPorts(Port.Shared shared) {
        this.shared = shared;
    }

    void add(FailureMode mode, int number) {
        ports.add(new ServedPort(number, mode));
        announce(mode);
    }

    void remove(ServedPort gone) {
        ports.remove(gone);
        announce(gone.mode());
    }

    /** Has the faults know on which port a mode stands. */
    private void announce(FailureMode mode) {
        Integer first = first(mode);
        if (first == null) {
            shared.standsNowhere(mode);
        } else {
            shared.standsOn(mode, first);
        }
    }

    /** Returns the first port of a mode; null if there is none. */
    @Nullable
    Integer first(FailureMode mode) {
        for (ServedPort served : ports) {
            if (served.mode().equals(mode)) {
                return served.port();
            }
        }
        return null;
    }

    /** Returns the number that was the last to be added. */
    int latest() {
        return ports.get(ports.size() - 1).port();
    }

    /** Returns who stands on a port. */
    ServedPort at(int number) {
        for (ServedPort served : ports) {
            if (served.port() == number) {
                return served;
            }
        }
        throw new IllegalArgumentException("port: " + number + " (expected: one of those served)");
    }

    /** Returns all of them, in the order of the catalogue. */
    List<ServedPort> all() {
        return ports.stream()
                .sorted(Comparator.comparing(served -> served.mode().offset()))
                .toList();
    }
}
