package io.hamms.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs every scenario in turn, as many times as configured, then writes the report. */
public final class Benchmark {

    private static final List<Scenario> SCENARIOS = List.of(
            new HangScenario(),
            new BurstScenario(),
            new DripScenario(),
            new StarvationScenario(),
            new SleepScenario(),
            new ThroughputScenario(),
            new LimitScenario(),
            new SharedPortsScenario(),
            new HugeHeaderScenario(),
            new StartUpScenario(),
            new FirstStartScenario(),
            new EmbeddedScenario());

    private Benchmark() {}

    /** Runs the benchmark; its one argument is the folder of the module. */
    public static void main(String[] args) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Settings settings = Settings.ofSystemProperties(Path.of(args[0]));
        List<Scenario> chosen = SCENARIOS.stream()
                .filter(scenario -> settings.isChosen(scenario.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("hamms.bench.only: " + settings.only() + " (expected: some of "
                    + SCENARIOS.stream().map(Scenario::name).toList() + ")");
        }
        Measures measures = new Measures();
        try (LoadClient client = new LoadClient()) {
            Contenders contenders = new Contenders(settings);
            new Bench(settings, contenders, client).warmUp();
            for (int run = 1; run <= settings.runs(); run++) {
                for (Scenario scenario : chosen) {
                    say(start, "run " + run + " of " + settings.runs() + ", " + scenario.name());
                    try {
                        scenario.run(new Bench(settings, contenders, client), measures);
                    } catch (IOException e) {
                        // The other scenarios still run; a goal without a measurement counts as missed.
                        say(start, scenario.name() + " not finished: " + e.getMessage());
                    }
                }
            }
        }
        Path written = new Report(settings, measures).write(chosen, settings.output(chosen.size() == SCENARIOS.size()));
        List<String> missed = new ArrayList<>();
        chosen.forEach(scenario -> scenario.goals().stream()
                .filter(goal -> !goal.isMet(measures))
                .forEach(goal -> missed.add(goal.what())));
        say(start, "written: " + written + (missed.isEmpty() ? "" : "; not met: " + missed));
    }

    private static void say(long start, String what) {
        System.out.println(
                "benchmark, " + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s: " + what);
    }
}
