package dev.rollsafe.lint;

import java.util.List;
import java.util.Optional;

/** Finds the name that was meant. */
public final class Nearest {

  private Nearest() {}

  /**
   * Returns the known name that takes the fewest edits, if they are few for a name of that length.
   *
   * @param name the name as written
   * @param known the names there are
   */
  public static Optional<String> to(String name, List<String> known) {
    int best = name.length() / 3 + 1;
    Optional<String> nearest = Optional.empty();
    for (String candidate : known) {
      int edits = edits(name, candidate);
      if (edits < best) {
        best = edits;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /** Levenshtein's distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
