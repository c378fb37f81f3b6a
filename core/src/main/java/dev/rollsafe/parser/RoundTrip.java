package dev.rollsafe.parser;

import dev.rollsafe.sql.Keyword;
import dev.rollsafe.sql.TokenKind;
import dev.rollsafe.sql.Tokens;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what the tree made of it prints: both must be the same tokens, save words that say nothing. */
final class RoundTrip {
  private RoundTrip() {}

  /** Says whether {@code printed} is {@code source} again. */
  static boolean holds(Tokens source, String printed) {
    Tokens copy = FactsReader.tokens(printed);
    if (copy == null) {
      return false;
    }
    int i = next(source, 0);
    int j = next(copy, 0);
    while (i < source.size() && j < copy.size()) {
      if (!same(source, i, copy, j)) {
        return false;
      }
      i = next(source, i + 1);
      j = next(copy, j + 1);
    }
    return i >= source.size() && j >= copy.size();
  }

  private static int next(Tokens tokens, int from) {
    int i = from;
    while (i < tokens.size() && isNoise(tokens.keyword(i))) {
      i++;
    }
    return i;
  }

  /** Words that may be left out without a change of meaning. */
  private static boolean isNoise(@Nullable Keyword keyword) {
    return keyword == Keyword.AS
        || keyword == Keyword.OUTER
        || keyword == Keyword.INNER
        || keyword == Keyword.ASC;
  }

  private static boolean same(Tokens left, int i, Tokens right, int j) {
    TokenKind kind = left.kind(i);
    if (kind != right.kind(j)) {
      return false;
    }
    int length = left.end(i) - left.start(i);
    return length == right.end(j) - right.start(j)
        && left.text()
            .regionMatches(
                kind == TokenKind.WORD, left.start(i), right.text(), right.start(j), length);
  }
}
