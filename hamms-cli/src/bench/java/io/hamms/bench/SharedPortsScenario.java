package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two processes on the same ports hold more connections than one of them can. */
final class SharedPortsScenario implements Scenario {

    private static final int DESCRIPTORS = 8_000;
    private static final int CONNECTIONS = 12_000;

    private static final String HELD = "held";
    private static final String NOT_HELD = "not held";

    @Override
    public String name() {
        return "shared-ports";
    }

    @Override
    public String title() {
        return "Two processes on the same ports";
    }

    @Override
    public String method() {
        return """
                Hamms is started twice with `--reuse-port`, each process with a limit of %,d open descriptors, and
                %,d clients connect to `accept-silent`, more than one of the two can hold. The kernel chooses by
                the client's address and port which process gets a connection.""".formatted(DESCRIPTORS, CONNECTIONS);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("processes", 0),
                new Column("connections", 0),
                new Column(HELD, 0),
                new Column(NOT_HELD, 0),
                new Column("in the one that has fewer", 0),
                new Column("connect p99, ms", 2),
                new Column("connect max, ms", 1));
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal(
                "not held of 12,000 connections to two processes with room for 7,800 each",
                name(),
                "Hamms, twice",
                NOT_HELD,
                Bound.AT_MOST,
                0,
                Judged.WORST,
                0));
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Contender limited = bench.contenders().hamms().with("--reuse-port").limitedTo(DESCRIPTORS);
        Contender other = limited.named("Hamms, the other one");
        try (ServerProcess first = bench.start(limited);
                ServerProcess second = bench.start(other)) {
            first.awaitLine("Hamms ");
            second.awaitLine("Hamms ");
            first.stats().awaitQuiet();
            second.stats().awaitQuiet();
            long before = Math.max(descriptors(first), descriptors(second));
            try (Held held =
                    bench.client().open(limited.hold().port(), CONNECTIONS, Pace.IN_TURN, () -> new Once(""))) {
                first.stats().awaitQuiet();
                second.stats().awaitQuiet();
                String row = "Hamms, twice";
                measures.add(name(), row, "processes", 2);
                measures.add(name(), row, "connections", CONNECTIONS);
                measures.add(name(), row, HELD, held.alive());
                measures.add(name(), row, NOT_HELD, CONNECTIONS - held.alive());
                measures.add(
                        name(),
                        row,
                        "in the one that has fewer",
                        (double) Math.min(descriptors(first), descriptors(second)) - before);
                measures.add(name(), row, "connect p99, ms", held.latencies().percentileMillis(99));
                measures.add(name(), row, "connect max, ms", held.latencies().maxMillis());
            }
        }
    }

    private static long descriptors(ServerProcess server) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + server.stats().pid() + "/fd"))) {
            return open.count();
        }
    }
}
