package dev.rollsafe.lint;

import dev.rollsafe.sql.Span;

/**
 * One change of a migration's text.
 *
 * @param span what is replaced; an empty one where something is inserted
 * @param replacement what stands there instead
 */
public record TextEdit(Span span, String replacement) {

  /** Returns the insertion of {@code text} in front of the character at {@code offset}. */
  public static TextEdit insert(int offset, String text) {
    return new TextEdit(new Span(offset, offset), text);
  }

  /** Says whether the two meet, so that it is not certain what both together would be. */
  boolean meets(TextEdit other) {
    return span.start() <= other.span.end() && other.span.start() <= span.end();
  }
}
