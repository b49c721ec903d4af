package io.hamms.timer;

import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a {@link TimerWheel} and a {@link RoundRobin} of streams for each event loop of one server. */
public final class TimerWheels {

    private final Map<EventExecutor, TimerWheel> byLoop = new ConcurrentHashMap<>();
    private final Map<EventExecutor, RoundRobin> turnsByLoop = new ConcurrentHashMap<>();

    public TimerWheel of(EventExecutor loop) {
        TimerWheel tick = byLoop.get(loop);
        return tick != null ? tick : byLoop.computeIfAbsent(loop, TimerWheel::new);
    }

    public RoundRobin turnsOf(EventExecutor loop) {
        RoundRobin turns = turnsByLoop.get(loop);
        return turns != null ? turns : turnsByLoop.computeIfAbsent(loop, RoundRobin::new);
    }
}
