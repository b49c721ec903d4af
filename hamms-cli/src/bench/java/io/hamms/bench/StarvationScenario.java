package io.hamms.bench;

import io.hamms.bench.Contender.Endpoint;
import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Clients that read as fast as they can, beside clients of other ports. */
final class StarvationScenario implements Scenario {

    private static final int READERS = 50;
    private static final int DRIPS = 40;
    private static final int INTERVAL_MILLIS = 100;
    private static final String ALL = "Hamms, any of them";
    private static final String ANSWERED = "healthy p99, ms";
    private static final String LATE = "drip late p99, ms";

    /** The modes that stream, with the parameters with which they send the most, or spend the most on each buffer. */
    private static Map<String, Endpoint> streams(Contenders contenders) {
        Map<String, Endpoint> streams = new LinkedHashMap<>();
        streams.put("nothing", contenders.hammsPort(99, "/"));
        streams.put("headers-10mb", contenders.hammsPort(26, "/?fields=9999999999&each=8192"));
        streams.put("headers-10mb, short", contenders.hammsPort(26, "/?fields=9999999999&each=22"));
        streams.put("header-10mb", contenders.hammsPort(27, "/?size=9223372036854775806"));
        streams.put("headers-endless", contenders.hammsPort(57, "/?where=lines"));
        streams.put("body-infinite", contenders.hammsPort(59, "/"));
        streams.put("body-infinite, paced", contenders.hammsPort(59, "/?rate=100000000"));
        streams.put("gzip-bomb", contenders.hammsPort(61, "/?inflated=1125899906842624&ratio=100"));
        streams.put("body-stall", contenders.hammsPort(15, "/?declared=9223372036854775807&sent=9223372036854775806"));
        streams.put("range-mismatch", contenders.hammsPort(70, "/?size=1099511627776"));
        return streams;
    }

    @Override
    public String name() {
        return "starvation";
    }

    @Override
    public String title() {
        return "Fast readers beside others";
    }

    @Override
    public String method() {
        return """
                %d clients in one process read what one mode sends, as fast as they can. Meanwhile one client sends
                requests to `healthy`, each over a new connection, and %d others receive a byte every %d ms from
                `drip-5s`, in one drip after the other; their bytes are spread over the interval, so that one pause
                makes few late. The punctual byte of a drip is the one that came earliest for its number of intervals;
                the lateness of every other byte counts from it. The modes are measured one after another; the last
                row is the worst of all.""".formatted(READERS, DRIPS, INTERVAL_MILLIS);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("readers", 0),
                new Column("answers", 0),
                new Column("healthy p50, ms", 2),
                new Column(ANSWERED, 2),
                new Column("healthy max, ms", 1),
                new Column("bytes", 0),
                new Column(LATE, 2),
                new Column("drip late max, ms", 2));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal(
                        "p99 of an answer beside 50 fast readers of any mode, ms",
                        name(),
                        ALL,
                        ANSWERED,
                        Bound.AT_MOST,
                        20,
                        Judged.MEDIAN,
                        2),
                new Goal(
                        "p99 of a dripped byte's lateness beside 50 fast readers of any mode, ms",
                        name(),
                        ALL,
                        LATE,
                        Bound.AT_MOST,
                        20,
                        Judged.MEDIAN,
                        2));
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        double answered = 0;
        double late = 0;
        try (ServerProcess server = bench.start(bench.contenders().hamms())) {
            server.awaitLine("Hamms ");
            for (Map.Entry<String, Endpoint> stream :
                    streams(bench.contenders()).entrySet()) {
                server.stats().awaitQuiet();
                Result result = beside(bench, stream.getValue());
                String row = "Hamms, " + stream.getKey();
                measures.add(name(), row, "readers", result.readers);
                add(measures, row, result);
                answered = Math.max(answered, worst(result.answers, bench));
                late = Math.max(late, worst(result.late, bench));
            }
        }
        measures.add(name(), ALL, ANSWERED, answered);
        measures.add(name(), ALL, LATE, late);
    }

    private record Result(int readers, Latencies answers, Latencies late) {}

    /** Returns the 99th percentile; if nothing arrived, the time that was waited. */
    private static double worst(Latencies latencies, Bench bench) {
        double value = latencies.percentileMillis(99);
        return Double.isNaN(value) ? seconds(bench) * 1000.0 : value;
    }

    private static int seconds(Bench bench) {
        return bench.settings().either(10, 2);
    }

    private void add(Measures measures, String row, Result result) {
        measures.add(name(), row, "answers", result.answers.size());
        measures.add(name(), row, "healthy p50, ms", result.answers.percentileMillis(50));
        measures.add(name(), row, ANSWERED, result.answers.percentileMillis(99));
        measures.add(name(), row, "healthy max, ms", result.answers.maxMillis());
        measures.add(name(), row, "bytes", result.late.size());
        measures.add(name(), row, LATE, result.late.percentileMillis(99));
        measures.add(name(), row, "drip late max, ms", result.late.maxMillis());
    }

    private static Result beside(Bench bench, Endpoint stream) throws IOException, InterruptedException {
        Endpoint healthy = bench.contenders().hammsPort(99, "/");
        Endpoint drip = bench.contenders().hammsPort(6, "/?interval=" + INTERVAL_MILLIS + "ms");
        Latencies late = new Latencies();
        List<Thread> waiting = new ArrayList<>();
        try (Held held =
                bench.client().open(stream.port(), READERS, Pace.IN_TURN, () -> new Once(Http.get(stream.target())))) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds(bench));
            for (int i = 0; i < DRIPS; i++) {
                Thread thread = new Thread(() -> dripUntil(end, drip, late), "waits-for-a-drip");
                thread.setDaemon(true);
                thread.start();
                waiting.add(thread);
                TimeUnit.MICROSECONDS.sleep(INTERVAL_MILLIS * 1000L / DRIPS);
            }
            Latencies answers = askUntil(end, healthy);
            int readers = held.alive();
            for (Thread thread : waiting) {
                thread.join();
            }
            return new Result(readers, answers, late);
        }
    }

    private static Latencies askUntil(long end, Endpoint healthy) {
        Latencies answers = new Latencies();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            // A request without an answer within two seconds counts as two seconds.
            Probe.isAnswered(healthy);
            answers.add(System.nanoTime() - start);
        }
        return answers;
    }

    private static void dripUntil(long end, Endpoint drip, Latencies late) {
        while (System.nanoTime() < end) {
            List<Long> displaced = new ArrayList<>();
            try (Socket socket = Probe.connect(drip)) {
                socket.getOutputStream().write(Http.get(drip.target()).getBytes(StandardCharsets.US_ASCII));
                long due = System.nanoTime();
                while (System.nanoTime() < end && socket.getInputStream().read() >= 0) {
                    due += TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
                    displaced.add(System.nanoTime() - due);
                }
            } catch (IOException e) {
                // What has come until now counts.
            }
            if (!displaced.isEmpty()) {
                long punctual = Collections.min(displaced);
                displaced.forEach(each -> late.add(each - punctual));
            }
        }
    }
}
