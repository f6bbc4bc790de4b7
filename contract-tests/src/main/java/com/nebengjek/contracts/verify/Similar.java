package com.nebengjek.contracts.verify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What was probably meant by a name that does not exist. */
final class Similar {

    private Similar() {}

    /** The name that the fewest insertions, deletions and replacements make of this one. */
    static String to(String wrong, List<String> names) {
        return names.stream().min(Comparator.comparingInt(name -> distance(wrong, name))).orElseThrow();
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
