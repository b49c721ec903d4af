package io.hamms.bench;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A goal for one cell of a table.
 *
 * @param what the goal in words
 * @param table the scenario's name
 * @param row the cell's row
 * @param column the cell's column
 * @param bound the side of the limit that meets the goal
 * @param limit the last value that meets the goal
 * @param judged which of the runs' values is judged
 * @param decimals the number of decimal places
 */
record Goal(
        String what, String table, String row, String column, Bound bound, double limit, Judged judged, int decimals) {

    /** The side of the limit that meets the goal. */
    enum Bound {
        AT_MOST,
        AT_LEAST
    }

    /** Which of the runs' values is judged. */
    enum Judged {
        MEDIAN,
        WORST
    }

    /** Returns whether the judged value meets the goal; a goal without a measurement is missed. */
    boolean isMet(Measures measures) {
        List<Double> values = values(measures);
        if (values.isEmpty()) {
            return false;
        }
        double value = value(values);
        return bound == Bound.AT_MOST ? value <= limit : value >= limit;
    }

    /** Returns the judged value, then those of all runs, as the report prints them. */
    String measured(Measures measures) {
        List<Double> values = values(measures);
        if (values.isEmpty()) {
            return "not measured";
        }
        String all = String.join(", ", values.stream().map(this::number).toList());
        return number(value(values)) + (values.size() > 1 ? " (" + all + ")" : "");
    }

    /** Returns the limit in words. */
    String wanted() {
        return (bound == Bound.AT_MOST ? "at most " : "at least ")
                + number(limit)
                + (judged == Judged.WORST ? ", in every run" : "");
    }

    /** Returns the key of its reason in {@link Reasons}. */
    String key() {
        return table + "/" + row + "/" + column;
    }

    private List<Double> values(Measures measures) {
        return measures.values(table, row, column);
    }

    private double value(List<Double> values) {
        if (judged == Judged.MEDIAN) {
            return Measures.median(values);
        }
        return bound == Bound.AT_MOST ? Collections.max(values) : Collections.min(values);
    }

    private String number(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
