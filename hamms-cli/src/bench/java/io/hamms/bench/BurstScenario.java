package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Clients that all connect at once, to a server that has just started. */
final class BurstScenario implements Scenario {

    private static final String MAX = "connect max, ms";

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String title() {
        return "All at once, right after the start";
    }

    @Override
    public String method() {
        return """
                As soon as the server's ports answer, the client opens connections as fast as it can, without
                waiting for earlier ones. The server cannot accept them that fast, so most of the time is spent in
                queues, one of them the client's own. A client that finds the kernel's accept queue full sends its
                SYN again after a second.""";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("connections", 0),
                new Column("failed", 0),
                new Column("connect p50, ms", 1),
                new Column("connect p99, ms", 1),
                new Column(MAX, 1),
                new Column("connects a second", 0));
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal(
                "slowest of 5,000 connects at once, ms (over 1,000: one found the queue full)",
                name(),
                "Hamms",
                MAX,
                Bound.AT_MOST,
                1_000,
                Judged.WORST,
                0));
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        List<Contender> contenders = new ArrayList<>(bench.contenders().peers());
        contenders.add(bench.contenders().acceptOnly());
        contenders.add(bench.contenders().hamms());
        int count = bench.settings().either(5_000, 1_000);
        for (Contender contender : contenders) {
            try (ServerProcess server = bench.start(contender);
                    Held held = bench.client().open(contender.hold().port(), count, Pace.AT_ONCE, () -> new Once(""))) {
                String row = contender.name();
                measures.add(name(), row, "connections", count);
                measures.add(name(), row, "failed", held.failed() + (server.isAlive() ? 0 : count));
                measures.add(name(), row, "connect p50, ms", held.latencies().percentileMillis(50));
                measures.add(name(), row, "connect p99, ms", held.latencies().percentileMillis(99));
                measures.add(name(), row, MAX, held.latencies().maxMillis());
                measures.add(name(), row, "connects a second", held.perSecond());
            }
        }
    }
}
