package io.hamms.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The settings of the benchmark.
 *
 * @param module the folder of the module, with everything below it
 * @param quick whether this run only tests the benchmark itself, with few connections
 * @param only the names of the scenarios to run; none for all
 * @param runs how many times each scenario runs
 * @param basePort the base of the servers' ports
 * @param versions the versions of the servers, for the report
 * @param artifacts the class path of a project that depends on Hamms
 */
record Settings(
        Path module, boolean quick, List<String> only, int runs, int basePort, String versions, String artifacts) {

    /** The time before an answer: longer than it takes to open all connections and measure the heap. */
    static final int SLEEP_SECONDS = 12;

    static Settings ofSystemProperties(Path module) {
        boolean quick = Boolean.getBoolean("hamms.bench.quick");
        String only = System.getProperty("hamms.bench.only", "");
        return new Settings(
                module,
                quick,
                only.isBlank() ? List.of() : Arrays.asList(only.split(",", -1)),
                quick ? 1 : Integer.getInteger("hamms.bench.runs", 3),
                Integer.getInteger("hamms.bench.port", 21_000),
                System.getProperty("hamms.bench.versions", ""),
                System.getProperty("hamms.bench.artifacts"));
    }

    boolean isChosen(String scenario) {
        return only.isEmpty() || only.contains(scenario);
    }

    /** Returns one number for a full run, another for a quick one. */
    int either(int full, int forTrying) {
        return quick ? forTrying : full;
    }

    /** Returns the time before an answer. */
    int sleepSeconds() {
        return either(SLEEP_SECONDS, 6);
    }

    Path jar() {
        return module.resolve("target/hamms.jar");
    }

    /** Returns the folder with the classes of the benchmark. */
    Path classes() {
        return module.resolve("target/test-classes");
    }

    /** Returns the folder for the benchmark's own files. */
    Path workplace() {
        return module.resolve("target/bench");
    }

    /** Returns the path of the report: among the documents only if the run has all scenarios. */
    Path output(boolean allScenarios) {
        boolean whole = allScenarios && !quick && runs >= 3;
        return whole
                ? module.resolveSibling("docs/performance.md")
                : workplace().resolve("performance.md");
    }
}
