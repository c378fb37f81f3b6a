package dev.rollsafe.plan;

import dev.rollsafe.sql.Position;
import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * What takes one statement back.
 *
 * @param grade how much of what was there comes back
 * @param statements the SQL, in order; empty where there is nothing to take back, or nothing can be
 * @param reasons what is lost, or why it cannot be reversed
 * @param count a query that counts the rows that lose something
 * @param outsideTransaction whether the SQL cannot run in a transaction
 * @param span where the statement is written
 * @param place the same as line and column
 */
public record Reversal(
    Grade grade,
    List<String> statements,
    List<String> reasons,
    Optional<String> count,
    boolean outsideTransaction,
    Span span,
    Position place) {

  /** Copies what could change. */
  public Reversal {
    statements = List.copyOf(statements);
    reasons = List.copyOf(reasons);
    if (grade == Grade.LOSSLESS && !reasons.isEmpty()) {
      throw new IllegalArgumentException("lossless, but " + reasons);
    }
  }
}
