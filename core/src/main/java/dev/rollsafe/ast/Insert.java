package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code INSERT}.
 *
 * @param table the table
 * @param alias its alias
 * @param columns the columns; empty where none are named
 * @param overridingSystemValue whether generated values are overridden: OVERRIDING SYSTEM VALUE
 * @param source what is inserted
 * @param query the query, of {@link Source#QUERY}; empty where {@code partial}
 * @param onConflict ON CONFLICT
 * @param returning RETURNING
 * @param with the WITH list, before INSERT or before the query
 * @param partial whether the statement was too long to be read to its end: then ON CONFLICT and RETURNING are not known
 * @param span where it is written, from its first token to its last
 */
public record Insert(
    QualifiedName table,
    Optional<Identifier> alias,
    List<Identifier> columns,
    boolean overridingSystemValue,
    Source source,
    Optional<Query> query,
    Optional<OnConflict> onConflict,
    boolean returning,
    List<WithQuery> with,
    boolean partial,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Insert {
    columns = List.copyOf(columns);
    with = List.copyOf(with);
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
