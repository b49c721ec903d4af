package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Thousands of connections that are accepted and never answered. */
final class HangScenario implements Scenario {

    private static final String HELD = "held";
    private static final String LOST = "not held";
    private static final String SLOW = "connects over 50 ms";
    private static final String HEAP = "live heap, B a connection";
    private static final String CPU = "CPU, µs a connection";
    private static final String OF_BEST = "of the best peer's CPU";
    private static final String OTHERS = "another GET p99, ms";

    private static final String HAMMS = "Hamms";
    private static final String UNASKED = "Hamms, nothing sent";

    private final IdleHeap idleHeap = new IdleHeap();

    @Override
    public String name() {
        return "hang";
    }

    @Override
    public String title() {
        return "Connections that hang";
    }

    @Override
    public String method() {
        return """
                Each server is started anew. The client opens the connections, %d at a time, sends one GET on each,
                and holds them all. Hamms never answers on `accept-silent`; the peers are configured to answer after
                ten minutes, with accept queues as long as Hamms's and otherwise with their default settings. CPU is
                all that the server's process used from the first connect until it was idle again. Live heap is the
                total of a class histogram after a full collection, less that of a process without connections; RSS
                is its growth, without a collection. While the connections hang, another client sends one GET after
                the other, each over a new connection: in Hamms to `healthy`. A dash means that a GET was not
                answered within two seconds; a server that answers no other client is not counted as the best peer. A
                connect's time includes the client's own share, which the plain server's row
                shows.""".formatted(Pace.IN_TURN.inFlight());
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column(HELD, 0),
                new Column(LOST, 0),
                new Column("connect p50, ms", 2),
                new Column("connect p99, ms", 2),
                new Column("connect max, ms", 1),
                new Column(SLOW, 0),
                new Column("connects a second", 0),
                new Column(HEAP, 0),
                new Column("RSS, B a connection", 0),
                new Column(CPU, 1),
                new Column(OF_BEST, 2),
                new Column(OTHERS, 2));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                goal("opened connections that are not held", HAMMS, LOST, 0, Judged.WORST, 0),
                goal("connects that take more than 50 ms", HAMMS, SLOW, 0, Judged.WORST, 0),
                goal("live heap, B a hanging connection", HAMMS, HEAP, 1_250, Judged.MEDIAN, 0),
                goal("live heap, B a connection on which nothing was sent", UNASKED, HEAP, 1_250, Judged.MEDIAN, 0),
                goal(
                        "CPU per accepted connection, relative to the best peer",
                        HAMMS,
                        OF_BEST,
                        1 / 3.0,
                        Judged.MEDIAN,
                        2),
                goal("p99 of GETs to `healthy` meanwhile, ms", HAMMS, OTHERS, 5, Judged.MEDIAN, 2));
    }

    private Goal goal(String what, String row, String column, double limit, Judged judged, int decimals) {
        return new Goal(what, name(), row, column, Bound.AT_MOST, limit, judged, decimals);
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Contenders contenders = bench.contenders();
        double best = Double.MAX_VALUE;
        for (Contender peer : contenders.peers()) {
            double cpu = hold(
                    bench, measures, peer, peer.name(), Http.get(peer.hold().target()));
            best = Math.min(best, cpu);
        }
        Contender deaf = contenders.wireMockDefault();
        best = Math.min(
                best,
                hold(bench, measures, deaf, deaf.name(), Http.get(deaf.hold().target())));
        Contender plain = contenders.acceptOnly();
        hold(bench, measures, plain, plain.name(), Http.get(plain.hold().target()));
        hold(bench, measures, contenders.hamms(), UNASKED, "");
        double cpu = hold(bench, measures, contenders.hamms(), HAMMS, Http.get("/"));
        measures.add(name(), HAMMS, OF_BEST, cpu / best);
    }

    /** Returns the CPU time a connection; the largest number for a server that answers no other client meanwhile. */
    private double hold(Bench bench, Measures measures, Contender contender, String row, String request)
            throws IOException, InterruptedException {
        int count = Math.min(bench.settings().either(19_500, 3_000), contender.most());
        long heapBefore = idleHeap.of(bench, contender, server -> {});
        try (ServerProcess server = bench.start(contender)) {
            ProcessStats stats = server.stats();
            stats.awaitQuiet();
            long rssBefore = stats.rssBytes();
            long cpuBefore = stats.cpuMillis();
            try (Held held =
                    bench.client().open(contender.hold().port(), count, Pace.IN_TURN, () -> new Once(request))) {
                stats.awaitQuiet();
                double cpu = (stats.cpuMillis() - cpuBefore) * 1e3 / count;
                long rss = stats.rssBytes() - rssBefore;
                long heap = stats.liveHeapBytes() - heapBefore;
                Latencies others = others(bench, contender);
                Latencies connects = held.latencies();
                measures.add(name(), row, HELD, held.alive());
                measures.add(name(), row, LOST, count - held.alive());
                measures.add(name(), row, "connect p50, ms", connects.percentileMillis(50));
                measures.add(name(), row, "connect p99, ms", connects.percentileMillis(99));
                measures.add(name(), row, "connect max, ms", connects.maxMillis());
                measures.add(name(), row, SLOW, connects.over(Duration.ofMillis(50)) + held.failed());
                measures.add(name(), row, "connects a second", held.perSecond());
                measures.add(name(), row, HEAP, (double) heap / count);
                measures.add(name(), row, "RSS, B a connection", (double) rss / count);
                measures.add(name(), row, CPU, cpu);
                if (others.size() == 0) {
                    return Double.MAX_VALUE;
                }
                measures.add(name(), row, OTHERS, others.percentileMillis(99));
                return cpu;
            }
        }
    }

    private static Latencies others(Bench bench, Contender contender) {
        // The plain server never answers.
        return contender.equals(bench.contenders().acceptOnly())
                ? new Latencies()
                : Probe.get(contender.hello(), bench.settings().either(1_000, 300));
    }
}
