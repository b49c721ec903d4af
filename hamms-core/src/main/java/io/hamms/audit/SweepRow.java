package io.hamms.audit;

import java.util.List;

/**
 * What a client did with one form of a response that was cut after every byte.
 *
 * @param form the form
 * @param length the number of bytes of the whole response; 0 if it was not judged
 * @param silent the offsets at which the client reported a success with less than the whole content, in order
 * @param lenient the offsets at which it reported a success with the whole content, though the message was incomplete
 * @param noResult the offsets at which it returned neither a success nor an error: it hung, crashed or was not run
 * @param why why there is no judgement, or why not of all offsets; empty otherwise
 */
public record SweepRow(
        SweepForm form, int length, List<Integer> silent, List<Integer> lenient, List<Integer> noResult, String why) {

    /** Keeps copies. */
    public SweepRow {
        silent = List.copyOf(silent);
        lenient = List.copyOf(lenient);
        noResult = List.copyOf(noResult);
    }

    /** Returns whether the client always returned a result, and never a success with less than the whole content. */
    public boolean isRight() {
        return silent.isEmpty() && noResult.isEmpty();
    }

    static SweepRow notJudged(SweepForm form, String why) {
        return new SweepRow(form, 0, List.of(), List.of(), List.of(), why);
    }

    /** Returns offsets in ascending order as ranges, such as {@code 17-42, 96}. */
    public static String ranges(List<Integer> offsets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < offsets.size(); ) {
            int from = i;
            while (i + 1 < offsets.size() && offsets.get(i + 1) == offsets.get(i) + 1) {
                i++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(offsets.get(from));
            if (i > from) {
                text.append('-').append(offsets.get(i));
            }
            i++;
        }
        return text.toString();
    }
}
