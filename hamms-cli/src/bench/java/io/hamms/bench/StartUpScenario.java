package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that the runnable jar takes to start and to stop. */
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
                `java -jar hamms.jar` as a user types it, without an option or argument, and the launcher beside
                the jar, after one start that is not measured and in which the launcher creates its class archive.
                A server has started when a connect to the last of its ports succeeds; once it is idle, it gets
                SIGTERM. Each run's value is the median of several starts, in rounds that start each server once.
                The first row is the lower bound of a JVM on this machine.""";
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("starts", 0), new Column(START, 0), new Column(STOP, 0));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                goal("`java -jar`, exec to the last port's answer, ms", "Hamms", START, 250),
                goal("the launcher, exec to the last port's answer, ms", "Hamms, by its launcher", START, 250),
                goal("SIGTERM to exit, ms", "Hamms", STOP, 200));
    }

    private Goal goal(String what, String row, String column, double limit) {
        return new Goal(what, name(), row, column, Bound.AT_MOST, limit, Judged.MEDIAN, 0);
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Contenders contenders = bench.contenders();
        Contender hamms = contenders.hammsPlain();
        Map<Contender, Integer> lastPorts = new LinkedHashMap<>();
        for (Contender one : with(contenders.oneSocket(), contenders.peers())) {
            lastPorts.put(one, one.hello().port());
        }
        for (Contender one : List.of(hamms, contenders.hammsLauncher())) {
            lastPorts.put(one, lastPort(bench, one));
        }
        Measures single = new Measures();
        int starts = bench.settings().either(5, 3);
        for (int i = 0; i < starts; i++) {
            for (Map.Entry<Contender, Integer> one : lastPorts.entrySet()) {
                measure(bench, single, one.getKey(), one.getValue());
            }
        }
        for (Contender one : lastPorts.keySet()) {
            measures.add(name(), one.name(), "starts", starts);
            for (String column : List.of(START, STOP)) {
                measures.add(name(), one.name(), column, Measures.median(single.values(name(), one.name(), column)));
            }
        }
    }

    private static List<Contender> with(Contender first, List<Contender> others) {
        List<Contender> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private void measure(Bench bench, Measures single, Contender contender, int lastPort)
            throws IOException, InterruptedException {
        try (ServerProcess server =
                ServerProcess.start(bench.settings().workplace(), contender.name(), contender.command())) {
            single.add(
                    name(), contender.name(), START, server.awaitPort(lastPort).toNanos() / 1e6);
            server.stats().awaitQuiet();
            single.add(name(), contender.name(), STOP, server.terminate().toNanos() / 1e6);
        }
    }

    /** Starts it once, stops it with SIGTERM, and returns the last port that it printed. */
    private static int lastPort(Bench bench, Contender hamms) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(bench.settings().workplace(), hamms.name(), hamms.command())) {
            server.awaitLine("hamms describe");
            server.stats().awaitQuiet();
            server.terminate();
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
