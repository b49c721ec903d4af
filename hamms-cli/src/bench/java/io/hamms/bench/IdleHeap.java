package io.hamms.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What is live in a server that has no connections. It is asked of a process of its own, and once for all runs: the
 * full
 * collection that the answer takes would leave the measured one with a small heap, which it would grow again, and be
 * stopped for that, while the connections come.
 */
final class IdleHeap {

    /** What is done to a server before it is asked. */
    interface WarmUp {
        /** Does it, and leaves no connection behind. */
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
