package dev.rollsafe.sql;

/**
 * A stretch of a script's text.
 *
 * @param start offset of the first character, in UTF-16 code units from the beginning of the script
 * @param end offset behind the last character
 */
public record Span(int start, int end) {

  /** Checks that the span does not run backwards. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span runs from " + start + " to " + end);
    }
  }

  /** Returns the number of UTF-16 code units in this span. */
  public int length() {
    return end - start;
  }

  /** Returns the part of {@code text} that this span covers. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** Returns the smallest span that covers both this one and {@code other}. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}
