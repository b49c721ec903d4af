package io.hamms.audit;

import java.time.Duration;
import java.util.List;

/**
 * The result of a sweep.
 *
 * @param client the client's name
 * @param version its version; empty if unknown
 * @param rows one for each form
 * @param time how long it took
 */
public record SweepReport(String client, String version, List<SweepRow> rows, Duration time) {

    /** Keeps a copy. */
    public SweepReport {
        rows = List.copyOf(rows);
    }

    /** Returns whether the client always returned a result, and never a success with less than the whole content. */
    public boolean isRight() {
        return rows.stream().allMatch(SweepRow::isRight);
    }

    /** Returns whether any form was judged. */
    public boolean isJudged() {
        return rows.stream().anyMatch(row -> row.length() > 0);
    }
}
