package io.hamms.journal;

import io.hamms.fault.Ending;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has happened on one port since the server was started or the journal cleared. Nothing is ever dropped from
 * these.
 *
 * @param port the port
 * @param mode its mode
 * @param connections how many connections were accepted
 * @param open how many of all connections are open now
 * @param requests how many requests have come
 * @param delivered how many times the mode has done all that it does
 * @param bytesReceived how many bytes have come
 * @param bytesSent how many bytes have left for the clients; see {@link RecordedConnection}
 * @param endingCounts how many connections have ended, by who ended them and how
 */
public record PortCounters(
        int port,
        String mode,
        long connections,
        long open,
        long requests,
        long delivered,
        long bytesReceived,
        long bytesSent,
        Map<Ending, Long> endingCounts) {

    /** Returns the counters of a port that no client has come to. */
    public static PortCounters none(int port, String mode) {
        return new PortCounters(port, mode, 0, 0, 0, 0, 0, 0, Map.of());
    }

    /** Keeps a copy of the endings. */
    public PortCounters {
        endingCounts = Map.copyOf(endingCounts);
    }

    /** Returns how many connections have ended, by the {@linkplain Ending#label() label} of the end, in its order. */
    public Map<String, Long> endings() {
        Map<String, Long> byLabel = new TreeMap<>();
        endingCounts.forEach((ending, count) -> byLabel.put(ending.label(), count));
        return byLabel;
    }
}
