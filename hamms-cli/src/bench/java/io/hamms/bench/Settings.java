package io.hamms.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the benchmark is told.
 *
 * @param module the folder of the module, below which everything is found
 * @param quick whether only the benchmark itself is tried, with few connections
 * @param only the names of the scenarios to run; none for all
 * @param runs how many times over everything is measured
 * @param basePort from which the servers' ports count
 * @param versions what is compared, for the report
 */
record Settings(Path module, boolean quick, List<String> only, int runs, int basePort, String versions) {

    /** How long a request sleeps that is to be answered: longer than it takes to open them all and look at the heap. */
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
                System.getProperty("hamms.bench.versions", ""));
    }

    boolean isChosen(String scenario) {
        return only.isEmpty() || only.contains(scenario);
    }

    /** Returns one number for the real run, another for a quick one. */
    int either(int full, int forTrying) {
        return quick ? forTrying : full;
    }

    /** Returns how long a request sleeps that is to be answered. */
    int sleepSeconds() {
        return either(SLEEP_SECONDS, 6);
    }

    Path jar() {
        return module.resolve("target/hamms.jar");
    }

    /** Returns the folder for what the benchmark needs and leaves behind. */
    Path workplace() {
        return module.resolve("target/bench");
    }

    /** Returns where the report goes: among the documents only if it is a whole one. */
    Path output(boolean allScenarios) {
        boolean whole = allScenarios && !quick && runs >= 3;
        return whole
                ? module.resolveSibling("docs/performance.md")
                : workplace().resolve("performance.md");
    }
}
