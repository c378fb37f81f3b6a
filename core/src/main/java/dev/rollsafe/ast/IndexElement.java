package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.Optional;

/**
 * One element of an index or an exclusion constraint: a column or an expression.
 *
 * @param column the column, where it is a plain one
 * @param expression the expression, where it is none
 * @param collation COLLATE
 * @param operatorClass the operator class, its parameters included
 * @param descending DESC
 * @param nullsFirst NULLS FIRST or NULLS LAST, where written
 * @param operator the operator behind WITH, in an exclusion constraint
 * @param span where it is written
 */
public record IndexElement(
    Optional<Identifier> column,
    Optional<Expression> expression,
    Optional<QualifiedName> collation,
    Optional<String> operatorClass,
    boolean descending,
    Optional<Boolean> nullsFirst,
    Optional<String> operator,
    Span span) {

  /** Checks that it is one of the two. */
  public IndexElement {
    if (column.isPresent() == expression.isPresent()) {
      throw new IllegalArgumentException("an index element is a column or an expression");
    }
  }
}
