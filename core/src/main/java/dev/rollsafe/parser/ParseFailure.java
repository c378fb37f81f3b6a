package dev.rollsafe.parser;

import dev.rollsafe.sql.Span;

/**
 * Ends the reading of a statement; {@link SqlParser} makes an {@code Unparsed} of it, so no caller ever sees one. It has
 * no stack trace: it says something about the SQL, nothing about this program.
 */
final class ParseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Span problem;

  ParseFailure(String reason, Span problem) {
    super(reason, null, false, false);
    this.problem = problem;
  }

  /** Returns what was expected and found. */
  String reason() {
    return String.valueOf(getMessage());
  }

  /** Returns the token at which reading stopped. */
  Span problem() {
    return problem;
  }
}
