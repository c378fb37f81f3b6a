package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * The relations behind FROM of an UPDATE or behind USING of a DELETE or MERGE, kept as their text; {@code
 * SqlParser.facts(FromClause)} says what they are.
 *
 * @param text the source text, without the word before it
 * @param span where it is written
 */
public record FromClause(String text, Span span) {

  @Override
  public String toString() {
    return text;
  }
}
