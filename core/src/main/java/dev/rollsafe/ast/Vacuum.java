package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code VACUUM} and {@code ANALYZE}.
 *
 * @param vacuum whether it vacuums
 * @param full FULL
 * @param analyze whether it analyzes
 * @param tables the tables; empty for all
 * @param only those of the tables that ONLY keeps from their descendants
 * @param span where it is written, from its first token to its last
 */
public record Vacuum(
    boolean vacuum,
    boolean full,
    boolean analyze,
    List<QualifiedName> tables,
    List<QualifiedName> only,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Vacuum {
    tables = List.copyOf(tables);
    only = List.copyOf(only);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.vacuum(this);
  }
}
