package io.hamms.mode.part;

import io.hamms.fault.FailureMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names most similar to a mistyped name. */
public final class NearestNames {

    private static final int GUESSES = 3;

    /** Longer than any name: a client may send a name of 16 KB, and the comparison runs on an event loop. */
    private static final int MAX_COMPARED = 64;

    private NearestNames() {}

    /** Returns the names nearest to a typed name. */
    public static List<String> to(String typed, List<FailureMode> modes) {
        String wanted =
                typed.substring(0, Math.min(typed.length(), MAX_COMPARED)).toLowerCase(Locale.ROOT);
        // Computes the distance once for each name, not at each comparison of the sort.
        return modes.stream()
                .map(mode -> Guess.at(wanted, mode.name()))
                .sorted(Comparator.comparing(Guess::contains).reversed().thenComparingInt(Guess::distance))
                .limit(GUESSES)
                .map(Guess::name)
                .toList();
    }

    /** A candidate and its distance from the typed name. */
    private record Guess(String name, boolean contains, int distance) {

        static Guess at(String wanted, String name) {
            return new Guess(name, name.contains(wanted), NearestNames.distance(wanted, name));
        }
    }

    /** Returns how many letters must be inserted, deleted or replaced (Levenshtein distance). */
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
