package io.hamms.bench;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What a cell of a table is to be.
 *
 * @param what what is to be reached, in words
 * @param table the scenario's name
 * @param row the cell's row
 * @param column the cell's column
 * @param bound on which side of the limit it is to be
 * @param limit the last value that is good
 * @param judged which of the runs' values counts
 * @param decimals how many digits are shown behind the point
 */
record Goal(
        String what, String table, String row, String column, Bound bound, double limit, Judged judged, int decimals) {

    /** The side of the limit that is good. */
    enum Bound {
        AT_MOST,
        AT_LEAST
    }

    /** Which of the runs' values counts. */
    enum Judged {
        MEDIAN,
        WORST
    }

    /** Returns whether the value that counts is on the good side; what was not measured is not met. */
    boolean isMet(Measures measures) {
        List<Double> values = values(measures);
        if (values.isEmpty()) {
            return false;
        }
        double value = value(values);
        return bound == Bound.AT_MOST ? value <= limit : value >= limit;
    }

    /** Returns the value that counts, then those of all runs; the wording of the report. */
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

    /** Returns by what the reason for missing it is found. */
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
