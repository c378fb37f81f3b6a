package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code UPDATE}.
 *
 * @param table the table
 * @param alias its alias
 * @param only ONLY
 * @param assignments what is set
 * @param from FROM
 * @param where WHERE; {@code CURRENT OF cursor} stands there like an expression
 * @param returning RETURNING
 * @param with the WITH list
 * @param span where it is written, from its first token to its last
 */
public record Update(
    QualifiedName table,
    Optional<Identifier> alias,
    boolean only,
    List<Assignment> assignments,
    Optional<FromClause> from,
    Optional<Expression> where,
    boolean returning,
    List<WithQuery> with,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Update {
    assignments = List.copyOf(assignments);
    with = List.copyOf(with);
  }

  /**
   * One assignment.
   *
   * @param columns the column, or several of {@code (a, b) = ..}
   * @param value the new value; of several columns the row or sub-select
   */
  public record Assignment(List<Identifier> columns, Expression value) {
    /** Copies the columns. */
    public Assignment {
      columns = List.copyOf(columns);
    }
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.update(this);
  }
}
