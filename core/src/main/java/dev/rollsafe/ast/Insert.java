package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code INSERT}.
 *
 * @param table the table
 * @param columns the columns; empty where none are named
 * @param source what is inserted
 * @param onConflict ON CONFLICT
 * @param returning RETURNING
 * @param partial whether the statement was too long to be read to its end
 * @param span where it is written, from its first token to its last
 */
public record Insert(
    QualifiedName table,
    List<Identifier> columns,
    Source source,
    Optional<OnConflict> onConflict,
    boolean returning,
    boolean partial,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Insert {
    columns = List.copyOf(columns);
  }

  /** What is inserted. */
  public enum Source {
    VALUES,
    QUERY,
    DEFAULT_VALUES
  }

  /**
   * {@code ON CONFLICT ..}.
   *
   * @param columns the plain columns of the conflict target
   * @param expressions whether the target holds an expression or a predicate
   * @param constraint ON CONSTRAINT
   * @param updatedColumns the columns of DO UPDATE; empty for DO NOTHING
   */
  public record OnConflict(
      List<Identifier> columns,
      boolean expressions,
      Optional<Identifier> constraint,
      List<Identifier> updatedColumns) {
    /** Copies the lists. */
    public OnConflict {
      columns = List.copyOf(columns);
      updatedColumns = List.copyOf(updatedColumns);
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.insert(this);
  }
}
