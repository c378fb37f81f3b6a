package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code LOCK TABLE}.
 *
 * @param tables the tables
 * @param only those of the tables that ONLY keeps from their descendants
 * @param mode the mode in words, for example {@code ACCESS EXCLUSIVE}, which is the default
 * @param nowait NOWAIT
 * @param span where it is written, from its first token to its last
 */
public record LockTable(
    List<QualifiedName> tables, List<QualifiedName> only, String mode, boolean nowait, Span span)
    implements Statement {

  /** Copies what could change. */
  public LockTable {
    tables = List.copyOf(tables);
    only = List.copyOf(only);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.lockTable(this);
  }
}
