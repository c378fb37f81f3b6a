package dev.rollsafe.effect;

import java.util.List;

/**
 * A statement, what is there before it, and what it must be said to do.
 *
 * @param place where the statement stands, for example {@code add-column.sql:12}
 * @param before the statements of release N-1, in order
 * @param now the statements of the release that is judged, in order, before the one that is judged
 * @param statement the statement
 * @param expected what it does, one for each range of versions
 */
record EffectRow(
    String place,
    List<String> before,
    List<String> now,
    String statement,
    List<Expected> expected) {

  EffectRow {
    before = List.copyOf(before);
    now = List.copyOf(now);
    expected = List.copyOf(expected);
  }

  /**
   * What a statement must be said to do on some versions.
   *
   * @param from the oldest version
   * @param to the newest version
   * @param words the parts, in the words of {@link EffectWords}; those that begin with {@code because} are a part of the
   *     reason
   */
  record Expected(int from, int to, List<String> words) {
    Expected {
      words = List.copyOf(words);
    }
  }
}
