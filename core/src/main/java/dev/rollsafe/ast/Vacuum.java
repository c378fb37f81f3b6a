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
 * @param span where it is written, from its first token to its last
 */
public record Vacuum(
    boolean vacuum, boolean full, boolean analyze, List<QualifiedName> tables, Span span)
    implements Statement {

  /** Copies what could change. */
  public Vacuum {
    tables = List.copyOf(tables);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.vacuum(this);
  }
}
