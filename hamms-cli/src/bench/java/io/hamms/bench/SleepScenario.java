package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Thousands of requests that are answered after some seconds. */
final class SleepScenario implements Scenario {

    private static final String UNANSWERED = "not answered";
    private static final String HEAP = "live heap, B a request";
    private static final String P99 = "late p99, ms";

    private final IdleHeap idleHeap = new IdleHeap();

    @Override
    public String name() {
        return "sleep";
    }

    @Override
    public String title() {
        return "Requests that sleep";
    }

    @Override
    public String method() {
        return """
                Each server is warmed up with 1,000 requests. Then the client opens the connections, %,d a second,
                and sends on each a request that is answered after some seconds, %d in a full run. Live heap is
                measured as above while all of them wait (a dash: not all did). The client measures how late an
                answer is, from the instant at which it sent the request.\
                """.formatted(Pace.STEADY.perSecond(), Settings.SLEEP_SECONDS);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("requests", 0),
                new Column(UNANSWERED, 0),
                new Column(HEAP, 0),
                new Column("late p50, ms", 2),
                new Column(P99, 2),
                new Column("late max, ms", 2));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                goal("sleeping requests not answered", UNANSWERED, 0, Judged.WORST, 0),
                goal("live heap, B a sleeping request", HEAP, 2_200, Judged.MEDIAN, 0),
                goal("p99 of an answer's lateness after the sleep, ms", P99, 20, Judged.MEDIAN, 2));
    }

    private Goal goal(String what, String column, double limit, Judged judged, int decimals) {
        return new Goal(what, name(), "Hamms", column, Bound.AT_MOST, limit, judged, decimals);
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        for (Contender peer : bench.contenders().peers()) {
            // Servers with a thread per request are measured with hanging connections; fifteen thousand threads are too
            // many.
            if (peer.most() == Integer.MAX_VALUE) {
                sleep(bench, measures, peer);
            }
        }
        sleep(bench, measures, bench.contenders().hamms());
    }

    private void sleep(Bench bench, Measures measures, Contender contender) throws IOException, InterruptedException {
        int requests = bench.settings().either(15_000, 2_000);
        Duration sleep = Duration.ofSeconds(bench.settings().sleepSeconds());
        Latencies late = new Latencies();
        String request = Http.get(contender.sleep().target());
        long heapBefore = idleHeap.of(bench, contender, server -> warmUp(bench, contender, server));
        try (ServerProcess server = bench.start(contender)) {
            warmUp(bench, contender, server);
            ProcessStats stats = server.stats();
            try (Held held = bench.client()
                    .open(contender.sleep().port(), requests, Pace.STEADY, () -> new Sleeper(request, sleep, late))) {
                stats.awaitQuiet();
                long heap = stats.liveHeapBytes() - heapBefore;
                if (late.size() == 0) {
                    measures.add(name(), contender.name(), HEAP, (double) heap / requests);
                }
                late.await(requests, sleep.plusSeconds(5));
                held.leave();
                measures.add(name(), contender.name(), "requests", requests);
                measures.add(name(), contender.name(), UNANSWERED, requests - late.size());
                measures.add(name(), contender.name(), "late p50, ms", late.percentileMillis(50));
                measures.add(name(), contender.name(), P99, late.percentileMillis(99));
                measures.add(name(), contender.name(), "late max, ms", late.maxMillis());
            }
        }
    }

    private static void warmUp(Bench bench, Contender contender, ServerProcess server)
            throws IOException, InterruptedException {
        server.stats().awaitQuiet();
        String nap = Http.get(contender.nap().target());
        Held warm = bench.client().open(contender.nap().port(), 1_000, Pace.IN_TURN, () -> new Once(nap));
        Bench.sleep(Duration.ofSeconds(2));
        warm.leave();
        server.stats().awaitQuiet();
    }

    /** A client that records when its answer begins. */
    private static final class Sleeper extends Once {
        private final long sleepNanos;
        private final Latencies late;
        private long dueNanos;
        private boolean isAnswered;

        Sleeper(String request, Duration sleep, Latencies late) {
            super(request);
            this.sleepNanos = TimeUnit.MILLISECONDS.toNanos(sleep.toMillis());
            this.late = late;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            dueNanos = System.nanoTime() + sleepNanos;
            super.channelActive(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!isAnswered) {
                isAnswered = true;
                late.add(System.nanoTime() - dueNanos);
            }
            super.channelRead(context, message);
        }
    }
}
