package io.hamms.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All measurements: for each cell of each table one value a run. */
final class Measures {

    private final Map<String, Map<String, Map<String, List<Double>>>> tables = new LinkedHashMap<>();

    void add(String table, String row, String column, double value) {
        tables.computeIfAbsent(table, key -> new LinkedHashMap<>())
                .computeIfAbsent(row, key -> new LinkedHashMap<>())
                .computeIfAbsent(column, key -> new ArrayList<>())
                .add(value);
    }

    /** Returns a table's rows, in the order in which they were first measured. */
    Set<String> rows(String table) {
        return tables.getOrDefault(table, Map.of()).keySet();
    }

    /** Returns a cell's values, one for each run; empty if it was not measured. */
    List<Double> values(String table, String row, String column) {
        return tables.getOrDefault(table, Map.of()).getOrDefault(row, Map.of()).getOrDefault(column, List.of());
    }

    /** Returns the median; for an even number of values, the mean of the two in the middle. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
