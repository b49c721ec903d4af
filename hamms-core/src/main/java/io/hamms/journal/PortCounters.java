package io.hamms.journal;

import io.hamms.fault.Ending;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counters of one port since the start of the server or the last {@link Journal#clear}. They are independent of the
 * journal's limits.
 *
 * @param port the port
 * @param mode the port's mode
 * @param connections how many connections were accepted
 * @param open how many connections are open now
 * @param requests how many requests were received
 * @param delivered how many times the mode has completed its behaviour
 * @param bytesReceived how many bytes were received
 * @param bytesSent how many bytes were sent to the clients; see {@link RecordedConnection}
 * @param endingCounts how many connections have ended, by side and kind of end
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

    /** Returns the counters of a port to which no client has connected. */
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
