package io.hamms.mode;

import io.hamms.fault.FailureMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses which name was meant. */
final class NearestNames {

    private static final int GUESSES = 3;

    /** More than the longest name. A client may send 16 KB for a name, and event loops make the guesses. */
    private static final int MAX_COMPARED = 64;

    private NearestNames() {}

    static List<String> to(String typed, List<FailureMode> modes) {
        String wanted =
                typed.substring(0, Math.min(typed.length(), MAX_COMPARED)).toLowerCase(Locale.ROOT);
        return modes.stream()
                .map(FailureMode::name)
                .sorted(Comparator.comparingInt((String name) -> name.contains(wanted) ? 0 : 1)
                        .thenComparingInt(name -> distance(wanted, name)))
                .limit(GUESSES)
                .toList();
    }

    /** Returns how many letters must be put in, taken out or replaced (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
