package io.hamms.journal;

import java.util.Map;

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
 * @param endings how many connections have ended, by who ended them and how, such as {@code client FIN}
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
        Map<String, Long> endings) {

    /** Returns the counters of a port that no client has come to. */
    public static PortCounters none(int port, String mode) {
        return new PortCounters(port, mode, 0, 0, 0, 0, 0, 0, Map.of());
    }

    /** Keeps a copy of the endings. */
    public PortCounters {
        endings = Map.copyOf(endings);
    }
}
