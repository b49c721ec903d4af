package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Thousands of answers that arrive one byte every five seconds. */
final class DripScenario implements Scenario {

    private static final int INTERVAL_SECONDS = 5;
    private static final int BEATS = 3;

    private static final String CPU = "CPU, % of a core";
    private static final String RATIO = "of a scheduled task's CPU";
    private static final String P99 = "late p99, ms";
    private static final String BEAT_P99 = "late p99 since its first byte, ms";

    @Override
    public String name() {
        return "drip";
    }

    @Override
    public String title() {
        return "Drips";
    }

    @Override
    public String method() {
        return """
                Both servers are warmed up with 1,000 fast drips for ten seconds. Then the client opens the
                connections, %,d a second. Each receives one byte every %d s. CPU is measured over %d s, from the
                time at which every connection has its first byte. The client measures the lateness of each byte in
                two ways: from the instant at which it began to connect, plus the intervals, which includes the
                time that the request took to reach the server; and from the connection's first byte. Both include
                lateness that accumulates from byte to byte.\
                """.formatted(Pace.STEADY.perSecond(), INTERVAL_SECONDS, BEATS * INTERVAL_SECONDS);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("drips", 0),
                new Column("bytes got", 0),
                new Column(CPU, 2),
                new Column(RATIO, 2),
                new Column("late p50, ms", 2),
                new Column(P99, 2),
                new Column("late max, ms", 2),
                new Column(BEAT_P99, 2));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal(
                        "CPU of the drips, relative to a scheduled task per byte",
                        name(),
                        "Hamms",
                        RATIO,
                        Bound.AT_MOST,
                        0.7,
                        Judged.MEDIAN,
                        2),
                new Goal(
                        "p99 of a dripped byte's lateness since its request, ms",
                        name(),
                        "Hamms",
                        P99,
                        Bound.AT_MOST,
                        5,
                        Judged.MEDIAN,
                        2),
                new Goal(
                        "p99 of a dripped byte's lateness since the first byte, ms",
                        name(),
                        "Hamms",
                        BEAT_P99,
                        Bound.AT_MOST,
                        5,
                        Judged.MEDIAN,
                        2));
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Contender plain = bench.contenders().scheduledDrip();
        double scheduled = drip(bench, measures, plain, plain.hello().port());
        Contender hamms = bench.contenders().hamms();
        double ticked = drip(
                bench, measures, hamms, bench.contenders().hammsPort(6, "/").port());
        measures.add(name(), hamms.name(), RATIO, ticked / scheduled);
    }

    private double drip(Bench bench, Measures measures, Contender contender, int port)
            throws IOException, InterruptedException {
        int drips = bench.settings().either(15_000, 2_000);
        try (ServerProcess server = bench.start(contender)) {
            ProcessStats stats = server.stats();
            stats.awaitQuiet();
            Held fast = bench.client()
                    .open(port, 1_000, Pace.IN_TURN, () -> new Drop(new Lateness(), Duration.ofMillis(50)));
            Bench.sleep(Duration.ofSeconds(bench.settings().either(10, 3)));
            fast.leave();
            stats.awaitQuiet();
            Lateness lateness = new Lateness();
            try (Held held = bench.client()
                    .open(port, drips, Pace.STEADY, () -> new Drop(lateness, Duration.ofSeconds(INTERVAL_SECONDS)))) {
                Bench.sleep(Duration.ofSeconds(INTERVAL_SECONDS));
                lateness.isWanted = true;
                long before = stats.cpuMillis();
                long start = System.nanoTime();
                Bench.sleep(Duration.ofSeconds((long) BEATS * INTERVAL_SECONDS));
                double cpu = (stats.cpuMillis() - before) * 1e8 / (System.nanoTime() - start);
                lateness.isWanted = false;
                String row = contender.name();
                measures.add(name(), row, "drips", held.alive());
                // leave() waits for the client's thread, so that everything it recorded is visible here.
                held.leave();
                measures.add(name(), row, "bytes got", lateness.latencies.size());
                measures.add(name(), row, CPU, cpu);
                measures.add(name(), row, "late p50, ms", lateness.latencies.percentileMillis(50));
                measures.add(name(), row, P99, lateness.latencies.percentileMillis(99));
                measures.add(name(), row, "late max, ms", lateness.latencies.maxMillis());
                measures.add(name(), row, BEAT_P99, lateness.sinceFirst.percentileMillis(99));
                return cpu;
            }
        }
    }

    /** The lateness of the bytes of all connections, while it is measured. */
    private static final class Lateness {
        private final Latencies latencies = new Latencies();
        private final Latencies sinceFirst = new Latencies();
        private volatile boolean isWanted;
    }

    /** A client that receives one byte after the other. */
    private static final class Drop extends Once {
        private final Lateness lateness;
        private final long intervalNanos;
        private long dueNanos;
        private long nextBeatNanos;

        Drop(Lateness lateness, Duration interval) {
            super(Http.get("/?interval=" + interval.toMillis() + "ms"));
            this.lateness = lateness;
            this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(interval.toMillis());
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            dueNanos = System.nanoTime() + intervalNanos;
            super.channelActive(context);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            long now = System.nanoTime();
            for (int i = ((ByteBuf) message).readableBytes(); i > 0; i--) {
                if (nextBeatNanos == 0) {
                    nextBeatNanos = now;
                }
                if (lateness.isWanted) {
                    lateness.latencies.add(now - dueNanos);
                    lateness.sinceFirst.add(Math.abs(now - nextBeatNanos));
                }
                dueNanos += intervalNanos;
                nextBeatNanos += intervalNanos;
            }
            super.channelRead(context, message);
        }
    }
}
