package io.hamms.bench;

import java.io.IOException;
import java.util.List;

/** One situation in which the servers are measured, and one table of the report. */
interface Scenario {

    /** Returns the word by which it is chosen, and the table's name among the measures. */
    String name();

    /** Returns its heading in the report. */
    String title();

    /** Returns what is done and how it is measured, in Markdown. */
    String method();

    /** Returns the table's columns. */
    List<Column> columns();

    /** Returns what is to be reached. */
    List<Goal> goals();

    /** Measures everything once. */
    void run(Bench bench, Measures measures) throws IOException, InterruptedException;

    /**
     * A column of a table.
     *
     * @param name under which the values are measured, and the heading
     * @param decimals how many digits are shown behind the point
     */
    record Column(String name, int decimals) {}
}
