package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that the runnable jar takes to be there, and to be gone. */
final class StartUpScenario implements Scenario {

    private static final Pattern PORT = Pattern.compile("^(\\d+) ");

    private static final String START = "exec to the last port, ms";
    private static final String STOP = "SIGTERM to exit, ms";

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public String title() {
        return "Start and stop of the jar";
    }

    @Override
    public String method() {
        return """
                `java -jar` as a user types it, without an option for the JVM, after one start that is not measured. It has
                started when a connect to the last of its ports succeeds; once it is quiet, it is told to end. Each run's
                value is the median of several starts. The peers are measured in the first run only.""";
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("starts", 0), new Column(START, 0), new Column(STOP, 0));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal(
                        "exec to the last port's answer, ms",
                        name(),
                        "Hamms",
                        START,
                        Bound.AT_MOST,
                        250,
                        Judged.MEDIAN,
                        0),
                new Goal("SIGTERM to exit, ms", name(), "Hamms", STOP, Bound.AT_MOST, 200, Judged.MEDIAN, 0));
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        if (bench.isFirstRun()) {
            for (Contender peer : bench.contenders().peers()) {
                measure(bench, measures, peer, peer.hello().port(), 3);
            }
        }
        Contender hamms = bench.contenders().hamms();
        measure(bench, measures, hamms, lastPort(bench, hamms), bench.settings().either(9, 3));
    }

    private void measure(Bench bench, Measures measures, Contender contender, int lastPort, int starts)
            throws IOException, InterruptedException {
        List<Double> startMillis = new ArrayList<>();
        List<Double> stopMillis = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            try (ServerProcess server =
                    ServerProcess.start(bench.settings().workplace(), contender.name(), contender.command())) {
                startMillis.add(server.awaitPort(lastPort).toNanos() / 1e6);
                server.stats().awaitQuiet();
                stopMillis.add(server.terminate().toNanos() / 1e6);
            }
        }
        measures.add(name(), contender.name(), "starts", starts);
        measures.add(name(), contender.name(), START, Measures.median(startMillis));
        measures.add(name(), contender.name(), STOP, Measures.median(stopMillis));
    }

    /** Starts it once, and returns the last of the ports that it prints. */
    private static int lastPort(Bench bench, Contender hamms) throws IOException, InterruptedException {
        try (ServerProcess server = bench.start(hamms)) {
            server.awaitLine("hamms describe");
            return server.printed()
                    .lines()
                    .map(PORT::matcher)
                    .filter(Matcher::find)
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElseThrow();
        }
    }
}
