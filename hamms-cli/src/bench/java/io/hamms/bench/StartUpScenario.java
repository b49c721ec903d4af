package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time that the runnable jar takes to start and to stop. */
final class StartUpScenario implements Scenario {

    private static final String LAUNCHER = "Hamms, by its launcher";
    private static final Pattern PORT = Pattern.compile("^(\\d+) ");

    private static final String START = "exec to the last port, ms";
    private static final String RATIO = "of plain Netty's";
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
                The first row is the lower bound of a JVM on this machine, the second that of Netty: it binds as many
                ports as Hamms, from the same jar.""";
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("starts", 0), new Column(START, 0), new Column(RATIO, 2), new Column(STOP, 0));
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                goal("`java -jar`, exec to the last port's answer, of plain Netty's", "Hamms", RATIO, 1.3, 2),
                goal("the launcher, exec to the last port's answer, of plain Netty's", LAUNCHER, RATIO, 0.8, 2),
                goal("SIGTERM to exit, ms", "Hamms", STOP, 200, 0));
    }

    private Goal goal(String what, String row, String column, double limit, int decimals) {
        return new Goal(what, name(), row, column, Bound.AT_MOST, limit, Judged.MEDIAN, decimals);
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Contenders contenders = bench.contenders();
        Contender hamms = contenders.hammsPlain();
        List<Integer> ports = ports(bench, hamms);
        int last = ports.get(ports.size() - 1);
        ports(bench, contenders.hammsLauncher());
        Contender plain = contenders.manyPorts(last - ports.size() + 1, last);
        Map<Contender, Integer> lastPorts = new LinkedHashMap<>();
        lastPorts.put(contenders.oneSocket(), contenders.oneSocket().hello().port());
        lastPorts.put(plain, last);
        contenders.peers().forEach(peer -> lastPorts.put(peer, peer.hello().port()));
        lastPorts.put(hamms, last);
        lastPorts.put(contenders.hammsLauncher(), last);
        Measures single = new Measures();
        int starts = bench.settings().either(5, 3);
        for (int i = 0; i < starts; i++) {
            for (Map.Entry<Contender, Integer> one : lastPorts.entrySet()) {
                measure(bench, single, one.getKey(), one.getValue());
            }
        }
        double netty = Measures.median(single.values(name(), plain.name(), START));
        for (Contender one : lastPorts.keySet()) {
            measures.add(name(), one.name(), "starts", starts);
            measures.add(name(), one.name(), RATIO, Measures.median(single.values(name(), one.name(), START)) / netty);
            for (String column : List.of(START, STOP)) {
                measures.add(name(), one.name(), column, Measures.median(single.values(name(), one.name(), column)));
            }
        }
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

    /** Starts it once, stops it with SIGTERM, and returns the ports that it printed, in order. */
    private static List<Integer> ports(Bench bench, Contender hamms) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(bench.settings().workplace(), hamms.name(), hamms.command())) {
            server.awaitLine("Hamms ");
            server.stats().awaitQuiet();
            server.terminate();
            return server.printed()
                    .lines()
                    .map(PORT::matcher)
                    .filter(Matcher::find)
                    .map(found -> Integer.valueOf(found.group(1)))
                    .sorted()
                    .toList();
        }
    }
}
