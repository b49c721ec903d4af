package io.hamms.fault;

import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The {@link Tick}s of one server, one an event loop. */
final class Ticks {

    private final Map<EventExecutor, Tick> byLoop = new ConcurrentHashMap<>();

    Tick of(EventExecutor loop) {
        Tick tick = byLoop.get(loop);
        return tick != null ? tick : byLoop.computeIfAbsent(loop, Tick::new);
    }
}
