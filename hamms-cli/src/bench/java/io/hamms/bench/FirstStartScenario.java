package io.hamms.bench;

import io.hamms.bench.Goal.Bound;
import io.hamms.bench.Goal.Judged;
import io.hamms.bench.server.FirstStart;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The time that the first start of a server takes in a JVM that has loaded none of its classes. */
final class FirstStartScenario implements Scenario {

    private static final String HAMMS = "Hamms, one mode";
    private static final String PLAIN = "plain Netty, one port";
    private static final String START = "first start, ms";
    private static final String RATIO = "of plain Netty's";

    @Override
    public String name() {
        return "first-start";
    }

    @Override
    public String title() {
        return "The first start in a program";
    }

    @Override
    public String method() {
        return """
                A program starts Hamms with the mode `healthy` on a free port; another one binds a free port with plain
                Netty. Both have the class path of a project that depends on `hamms-core`. Each run's value is the
                median of several programs, in turn, each in a JVM of its own.""";
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column(START, 0), new Column(RATIO, 2));
    }

    @Override
    public List<Goal> goals() {
        return List.of(new Goal(
                "embedded, the first start() with one mode, of plain Netty's with one port",
                name(),
                HAMMS,
                RATIO,
                Bound.AT_MOST,
                1.1,
                Judged.MEDIAN,
                2));
    }

    @Override
    public void run(Bench bench, Measures measures) throws IOException, InterruptedException {
        Map<String, List<String>> programs = new LinkedHashMap<>();
        programs.put(PLAIN, bench.contenders().embedding(FirstStart.class, "netty"));
        programs.put(HAMMS, bench.contenders().embedding(FirstStart.class, "hamms"));
        Measures single = new Measures();
        for (int i = 0; i < bench.settings().either(25, 3); i++) {
            for (Map.Entry<String, List<String>> one : programs.entrySet()) {
                try (ServerProcess program =
                        ServerProcess.start(bench.settings().workplace(), one.getKey(), one.getValue())) {
                    single.add(name(), one.getKey(), START, Double.parseDouble(program.awaitLine("first start: ")));
                }
            }
        }
        double plain = Measures.median(single.values(name(), PLAIN, START));
        for (String row : programs.keySet()) {
            double median = Measures.median(single.values(name(), row, START));
            measures.add(name(), row, START, median);
            measures.add(name(), row, RATIO, median / plain);
        }
    }
}
