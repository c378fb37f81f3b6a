package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code TRUNCATE}.
 *
 * @param tables the tables
 * @param only those of the tables that ONLY keeps from their descendants
 * @param restartIdentity RESTART IDENTITY
 * @param cascade CASCADE
 * @param span where it is written, from its first token to its last
 */
public record Truncate(
    List<QualifiedName> tables,
    List<QualifiedName> only,
    boolean restartIdentity,
    boolean cascade,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Truncate {
    tables = List.copyOf(tables);
    only = List.copyOf(only);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.truncate(this);
  }
}
