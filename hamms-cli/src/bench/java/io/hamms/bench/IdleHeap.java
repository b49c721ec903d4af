package io.hamms.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The live heap of a server without connections. It is measured in a separate process, once for all runs: the full
 * collection that this needs would leave the measured server with a small heap, and growing it again would pause the
 * server while the connections arrive.
 */
final class IdleHeap {

    /** The load on a server before its heap is measured. */
    interface WarmUp {
        /** Applies the load, and leaves no connection open. */
        void apply(ServerProcess server) throws IOException, InterruptedException;
    }

    private final Map<String, Long> bytes = new HashMap<>();

    long of(Bench bench, Contender contender, WarmUp warmUp) throws IOException, InterruptedException {
        Long known = bytes.get(contender.name());
        if (known != null) {
            return known;
        }
        try (ServerProcess server = bench.start(contender)) {
            warmUp.apply(server);
            server.stats().awaitQuiet();
            long asked = server.stats().liveHeapBytes();
            bytes.put(contender.name(), asked);
            return asked;
        }
    }
}
