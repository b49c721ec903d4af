package io.hamms.bench;

import io.hamms.bench.Scenario.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The measurements as a document. */
final class Report {

    private static final int WIDTH = 100;

    private final Settings settings;
    private final Measures measures;
    private final List<String> lines = new ArrayList<>();

    Report(Settings settings, Measures measures) {
        this.settings = settings;
        this.measures = measures;
    }

    /** Writes the document and returns its path. */
    Path write(List<Scenario> scenarios, Path file) throws IOException {
        lines.add("# Performance");
        lines.add("");
        addText("This page is generated: `mvn -q verify -Pbenchmark -DskipTests` measures and rewrites it. Every"
                + " server runs in a process of its own, beside a client on the same machine that opens its"
                + " connections from eight loopback addresses. Figures are "
                + (settings.runs() == 1
                        ? "of a single run"
                        : "medians of " + settings.runs() + " runs of all scenarios")
                + ". Absolute figures differ from machine to machine and from hour to hour; compare the ratios"
                + " within"
                + " a run.");
        lines.add("");
        lines.addAll(Machine.description(settings.versions()));
        addGoals(scenarios);
        scenarios.forEach(this::addTable);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
        return file;
    }

    private void addGoals(List<Scenario> scenarios) {
        List<Goal> goals = scenarios.stream()
                .flatMap(scenario -> scenario.goals().stream())
                .toList();
        List<Goal> missed = goals.stream().filter(goal -> !goal.isMet(measures)).toList();
        lines.add("");
        lines.add("## Goals");
        lines.add("");
        lines.add(
                (goals.size() - missed.size()) + " of " + goals.size() + " are met. The single runs are in brackets.");
        lines.add("");
        lines.add("| what | goal | measured | |");
        lines.add("| --- | --- | --- | --- |");
        for (Goal goal : goals) {
            lines.add("| " + goal.what() + " | " + goal.wanted() + " | " + goal.measured(measures) + " | "
                    + (missed.contains(goal) ? "**not met**" : "met") + " |");
        }
        if (!missed.isEmpty()) {
            lines.add("");
            lines.add("Why goals are not met:");
            lines.add("");
            missed.forEach(goal -> lines.add("- " + goal.what() + ": "
                    + Reasons.BY_GOAL.getOrDefault(goal.key(), "the reason is not known yet.")));
        }
    }

    private void addTable(Scenario scenario) {
        lines.add("");
        lines.add("## " + scenario.title());
        lines.add("");
        addText(scenario.method());
        lines.add("");
        List<Column> columns = scenario.columns();
        lines.add("| | " + String.join(" | ", columns.stream().map(Column::name).toList()) + " |");
        lines.add("| --- " + "| ---: ".repeat(columns.size()) + "|");
        for (String row : measures.rows(scenario.name())) {
            List<String> cells = columns.stream()
                    .map(column -> cell(scenario.name(), row, column))
                    .toList();
            lines.add("| " + row + " | " + String.join(" | ", cells) + " |");
        }
    }

    private void addText(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }

    private String cell(String table, String row, Column column) {
        List<Double> values = measures.values(table, row, column.name());
        double median = values.isEmpty() ? Double.NaN : Measures.median(values);
        return Double.isNaN(median) ? "-" : String.format(Locale.ROOT, "%,." + column.decimals() + "f", median);
    }
}
