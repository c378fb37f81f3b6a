package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code ALTER TABLE} with its actions; also ALTER INDEX, VIEW, MATERIALIZED VIEW, SEQUENCE and FOREIGN TABLE where the action is one of a table. Renames and SET SCHEMA are {@link Rename} and {@link SetSchema}.
 *
 * @param kind what the statement calls it
 * @param name the table
 * @param ifExists IF EXISTS
 * @param only whether ONLY keeps it from descendants
 * @param actions the actions, in order
 * @param span where it is written, from its first token to its last
 */
public record AlterTable(
    ObjectKind kind,
    QualifiedName name,
    boolean ifExists,
    boolean only,
    List<AlterAction> actions,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public AlterTable {
    actions = List.copyOf(actions);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.alterTable(this);
  }
}
