package io.hamms.bench;

import io.hamms.bench.Contender.Endpoint;
import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** More clients than the process's limit of open descriptors. */
final class LimitScenario implements Scenario {

    private static final int DESCRIPTORS = 2_000;
    private static final int CLIENTS = 2_500;
    private static final int LEAVING = 1_000;
    private static final Pattern ROOM = Pattern.compile("room for ([\\d,]+)");

    private static final String CAPACITY = "capacity printed";
    private static final String CPU = "CPU at the limit, % of a core";
    private static final String KEPT = "kept connections answered";
    private static final String LINES = "lines logged";
    private static final String RESUMED = "resumed";

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String title() {
        return "At the limit of descriptors";
    }

    @Override
    public String method() {
        return """
                Hamms is started with a limit of %,d open descriptors, and %,d clients connect to `accept-silent`.
                While the server is at the limit, and once it has handled these connects, its CPU time is measured
                over three seconds, and a connection that was opened before sends a request to `healthy`. Then %,d
                of the clients leave, and a new client sends a request to `healthy`: 1 if it is answered, 0 if not.\
                """.formatted(DESCRIPTORS, CLIENTS, LEAVING);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column(CAPACITY, 0),
                new Column(CPU, 1),
                new Column(KEPT, 0),
                new Column(LINES, 0),
                new Column(RESUMED, 0));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                goal("connection capacity that the start prints", CAPACITY, Bound.AT_LEAST, 1),
                goal("CPU at the limit, % of a core", CPU, Bound.AT_MOST, 5),
                goal("at the limit, connections opened before are answered", KEPT, Bound.AT_LEAST, 1),
                goal("lines logged at the limit", LINES, Bound.AT_MOST, 1),
                goal("after clients have left, new ones are answered", RESUMED, Bound.AT_LEAST, 1));
    }

    private Goal goal(String what, String column, Bound bound, double limit) {
        return new Goal(what, name(), "Hamms", column, bound, limit, Judged.WORST, 0);
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Contender hamms = bench.contenders().hamms();
        Endpoint healthy = hamms.hello();
        Contender few = hamms.limitedTo(DESCRIPTORS);
        try (ServerProcess server = bench.start(few);
                Socket kept = Probe.connect(healthy)) {
            server.awaitLine("Hamms ");
            ask(kept, healthy);
            Matcher room = ROOM.matcher(server.printed());
            double capacity = room.find() ? Double.parseDouble(room.group(1).replace(",", "")) : 0;
            long linesBefore = server.printed().lines().count();
            try (Held held = bench.client().open(hamms.hold().port(), CLIENTS, Pace.IN_TURN, () -> new Once(""))) {
                Bench.sleep(Duration.ofSeconds(1));
                server.stats().awaitQuiet();
                long before = server.stats().cpuMillis();
                long start = System.nanoTime();
                Bench.sleep(Duration.ofSeconds(3));
                double cpu = (server.stats().cpuMillis() - before) * 1e8 / (System.nanoTime() - start);
                boolean isKeptAnswered = ask(kept, healthy);
                long lines = server.printed().lines().count() - linesBefore;
                held.leave(LEAVING);
                measures.add(name(), hamms.name(), CAPACITY, capacity);
                measures.add(name(), hamms.name(), CPU, cpu);
                measures.add(name(), hamms.name(), KEPT, isKeptAnswered ? 1 : 0);
                measures.add(name(), hamms.name(), LINES, (double) lines);
                measures.add(name(), hamms.name(), RESUMED, isAnsweredSoon(healthy) ? 1 : 0);
            }
        }
    }

    private static boolean ask(Socket kept, Endpoint endpoint) {
        try {
            return Probe.ask(kept, Http.get(endpoint.target())).startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    /** Before it accepts a new client, the server notices the ones that left, and accepts the ones that waited. */
    private static boolean isAnsweredSoon(Endpoint endpoint) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (System.nanoTime() < deadline) {
            if (Probe.isAnswered(endpoint)) {
                return true;
            }
        }
        return false;
    }
}
