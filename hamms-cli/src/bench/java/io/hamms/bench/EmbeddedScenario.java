package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.LoadClient.Held;
import io.hamms.bench.server.Embedded;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The time that a program that embeds Hamms takes to start and stop it. */
final class EmbeddedScenario implements Scenario {

    private static final String ROW = "Hamms, embedded";
    private static final String START = "start(), ms";
    private static final String STOP_IDLE = "close() idle, ms";
    private static final String HELD = "connections held";
    private static final String STOP_HELD = "close() with them held, ms";

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public String title() {
        return "Start and stop in a program";
    }

    @Override
    public String method() {
        return """
                A program starts Hamms with all modes on free ports and closes it again, 25 times; the table has
                the median of the last 15. Then it starts the server once more and closes it while connections hang
                on `accept-silent`.""";
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column(START, 1), new Column(STOP_IDLE, 1), new Column(HELD, 0), new Column(STOP_HELD, 0));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                goal("embedded start() of all ports, warm, ms", START, 100),
                goal("embedded close(), idle, ms", STOP_IDLE, 100),
                goal("embedded close() with all held, ms", STOP_HELD, 600));
    }

    private Goal goal(String what, String column, double limit) {
        return new Goal(what, name(), ROW, column, Bound.AT_MOST, limit, Judged.MEDIAN, 1);
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        List<String> command = bench.contenders().embedding(Embedded.class);
        try (ServerProcess program = ServerProcess.start(bench.settings().workplace(), "embedded", command)) {
            int port = Integer.parseInt(program.awaitLine("port: "));
            int count = bench.settings().either(19_500, 3_000);
            try (Held held = bench.client().open(port, count, Pace.IN_TURN, () -> new Once(""))) {
                program.stats().awaitQuiet();
                Bench.sleep(Duration.ofMillis(200));
                measures.add(name(), ROW, HELD, held.alive());
                program.tell("close");
                measures.add(name(), ROW, STOP_HELD, Double.parseDouble(program.awaitLine("stop held: ")));
            }
            measures.add(name(), ROW, START, Double.parseDouble(program.awaitLine("start: ")));
            measures.add(name(), ROW, STOP_IDLE, Double.parseDouble(program.awaitLine("stop idle: ")));
        }
    }
}
