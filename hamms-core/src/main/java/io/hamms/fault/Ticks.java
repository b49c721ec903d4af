package io.hamms.fault;

import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one server keeps for each of its event loops: a {@link Tick} and the {@link RoundRobin} of its streams. */
final class Ticks {

    private final Map<EventExecutor, Tick> byLoop = new ConcurrentHashMap<>();
    private final Map<EventExecutor, RoundRobin> turnsByLoop = new ConcurrentHashMap<>();

    Tick of(EventExecutor loop) {
        Tick tick = byLoop.get(loop);
        return tick != null ? tick : byLoop.computeIfAbsent(loop, Tick::new);
    }

    RoundRobin turnsOf(EventExecutor loop) {
        RoundRobin turns = turnsByLoop.get(loop);
        return turns != null ? turns : turnsByLoop.computeIfAbsent(loop, RoundRobin::new);
    }
}
