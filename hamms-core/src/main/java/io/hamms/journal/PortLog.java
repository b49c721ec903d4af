package io.hamms.journal;

import io.hamms.fault.Ending;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is counted of one port. Guarded by the lock of its {@link Log}. */
final class PortLog {

    final int port;
    final String mode;
    private final Map<Ending, Long> endings = new HashMap<>();
    long connections;
    long open;
    long requests;
    long delivered;
    long bytesReceived;
    long bytesSent;

    PortLog(int port, String mode) {
        this.port = port;
        this.mode = mode;
    }

    void ended(Ending ending) {
        endings.merge(ending, 1L, Long::sum);
    }

    PortCounters counters(long allReceived, long allSent) {
        Map<String, Long> byLabel = new TreeMap<>();
        endings.forEach((ending, count) -> byLabel.put(ending.label(), count));
        return new PortCounters(port, mode, connections, open, requests, delivered, allReceived, allSent, byLabel);
    }

    void clear() {
        endings.clear();
        connections = 0;
        requests = 0;
        delivered = 0;
        bytesReceived = 0;
        bytesSent = 0;
    }
}
