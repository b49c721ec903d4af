package io.hamms.mode.part;

import io.hamms.fault.FailureMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses which name was meant. */
public final class NearestNames {

    private static final int GUESSES = 3;

    /** More than the longest name. A client may send 16 KB for a name, and event loops make the guesses. */
    private static final int MAX_COMPARED = 64;

    private NearestNames() {}

    /** Returns the names that are nearest to one that was typed. */
    public static List<String> to(String typed, List<FailureMode> modes) {
        String wanted =
                typed.substring(0, Math.min(typed.length(), MAX_COMPARED)).toLowerCase(Locale.ROOT);
        // The distance is computed once a name, not at each comparison of the sort.
        return modes.stream()
                .map(mode -> Guess.at(wanted, mode.name()))
                .sorted(Comparator.comparing(Guess::contains).reversed().thenComparingInt(Guess::distance))
                .limit(GUESSES)
                .map(Guess::name)
                .toList();
    }

    /** A name that may have been meant, and how near it is to what was typed. */
    private record Guess(String name, boolean contains, int distance) {

        static Guess at(String wanted, String name) {
            return new Guess(name, name.contains(wanted), NearestNames.distance(wanted, name));
        }
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
