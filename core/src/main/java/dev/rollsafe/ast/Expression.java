package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * A value expression, kept as its text; {@code SqlParser.facts(Expression)} says what it calls and reads.
 *
 * @param text the source text, without the blanks and comments around it
 * @param span where it is written
 */
public record Expression(String text, Span span) {

  @Override
  public String toString() {
    return text;
  }
}
