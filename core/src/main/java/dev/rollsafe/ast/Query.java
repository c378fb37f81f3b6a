package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;

/**
 * A query ({@code SELECT}, {@code VALUES}, {@code TABLE} or {@code WITH}), kept as its text; {@code SqlParser.facts(Query)}
 * says which relations and columns it touches.
 *
 * @param text the source text
 * @param span where it is written
 */
public record Query(String text, Span span) {

  @Override
  public String toString() {
    return text;
  }
}
