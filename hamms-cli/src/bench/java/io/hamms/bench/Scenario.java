package io.hamms.bench;

import java.io.IOException;
import java.util.List;

/** One situation in which the servers are measured, one table of the report. */
interface Scenario {

    /** Returns the word that selects it, which is also the table's name among the measures. */
    String name();

    /** Returns its heading in the report. */
    String title();

    /** Returns a description of the method, in Markdown. */
    String method();

    /** Returns the table's columns. */
    List<Column> columns();

    /** Returns its goals. */
    List<Goal> goals();

    /** Runs it once and adds the measurements. */
    void run(Bench bench, Measures measures) throws IOException, InterruptedException;

    /**
     * A column of a table.
     *
     * @param name the heading, and the key of the values
     * @param decimals the number of decimal places
     */
    record Column(String name, int decimals) {}
}
