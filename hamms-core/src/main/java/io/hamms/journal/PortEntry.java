package io.hamms.journal;

import io.hamms.fault.Ending;
import java.util.HashMap;
import java.util.Map;

/** The counters of one port. Guarded by the lock of its {@link Log}. */
final class PortEntry {

    final Log log;
    final int port;
    final String mode;
    private final Map<Ending, Long> endings = new HashMap<>();
    long connections;
    long open;
    long requests;
    long delivered;
    long bytesReceived;
    long bytesSent;

    /** How many of its connections the journal keeps, open and closed ones. */
    int kept;

    /** Whether the port is no longer served: the entry is removed with its last connection. */
    boolean isRemoved;

    private long sumReceived;
    private long sumSent;

    PortEntry(Log log, int port, String mode) {
        this.log = log;
        this.port = port;
        this.mode = mode;
    }

    void ended(Ending ending) {
        endings.merge(ending, 1L, Long::sum);
    }

    /** Starts a sum with the counts of closed connections; the counts of the open ones are added one by one. */
    void startSum() {
        sumReceived = bytesReceived;
        sumSent = bytesSent;
    }

    void sumUp(ConnectionEntry open) {
        sumReceived += open.received;
        sumSent += open.sent;
    }

    PortCounters counters() {
        return new PortCounters(port, mode, connections, open, requests, delivered, sumReceived, sumSent, endings);
    }

    /** Counts a connection that is open when the counters restart, without what it has carried until then. */
    void keep(ConnectionEntry open) {
        connections++;
        bytesReceived -= open.received;
        bytesSent -= open.sent;
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
