package io.hamms.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The counters of each port while it is served or a connection to it is kept. Guarded by the lock. */
final class PortEntries {

    /** By number and mode: a number can be bound again for another mode. */
    private final Map<Map.Entry<Integer, String>, PortEntry> ports = new LinkedHashMap<>();

    PortEntry of(Log log, int number, String mode) {
        PortEntry port = ports.computeIfAbsent(Map.entry(number, mode), key -> new PortEntry(log, number, mode));
        port.isRemoved = false;
        return port;
    }

    List<PortEntry> all() {
        return List.copyOf(ports.values());
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
        if (port.isRemoved && port.kept == 0) {
            ports.remove(Map.entry(port.port, port.mode));
        }
    }
}
