package io.hamms.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counters of each port while it is served or a connection to it is kept. Guarded by the lock. */
final class PortEntries {

    /** By number, then by mode: a number can be bound again for another mode. */
    private final Map<Integer, Map<String, PortEntry>> ports = new LinkedHashMap<>();

    PortEntry of(Log log, int number, String mode) {
        PortEntry port = ports.computeIfAbsent(number, key -> new LinkedHashMap<>())
                .computeIfAbsent(mode, key -> new PortEntry(log, number, mode));
        port.isRemoved = false;
        return port;
    }

    List<PortEntry> all() {
        List<PortEntry> all = new ArrayList<>();
        for (Map<String, PortEntry> modes : ports.values()) {
            all.addAll(modes.values());
        }
        return all;
    }

    /** Records that a port is no longer served. */
    void remove(int number) {
        for (PortEntry port : all()) {
            if (port.port == number) {
                port.isRemoved = true;
                dropIfGone(port);
            }
        }
    }

    /** Records that a connection to a port was dropped. */
    void forget(PortEntry port) {
        port.kept--;
        dropIfGone(port);
    }

    private void dropIfGone(PortEntry port) {
        Map<String, PortEntry> modes = ports.get(port.port);
        if (port.isRemoved && port.kept == 0 && modes != null && modes.remove(port.mode, port) && modes.isEmpty()) {
            ports.remove(port.port);
        }
    }
}
