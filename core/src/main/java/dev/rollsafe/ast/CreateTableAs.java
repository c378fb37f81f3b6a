package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * {@code CREATE TABLE .. AS} or {@code SELECT .. INTO}.
 *
 * @param name the new table
 * @param persistence permanent, temporary or unlogged
 * @param ifNotExists IF NOT EXISTS
 * @param columns the column names, where given
 * @param query what fills it; of SELECT .. INTO with the INTO in it
 * @param with the WITH list of the query, statements that change data among them
 * @param withData false for WITH NO DATA
 * @param span where it is written, from its first token to its last
 */
public record CreateTableAs(
    QualifiedName name,
    Persistence persistence,
    boolean ifNotExists,
    List<Identifier> columns,
    Query query,
    List<WithQuery> with,
    boolean withData,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public CreateTableAs {
    columns = List.copyOf(columns);
    with = List.copyOf(with);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createTableAs(this);
  }
}
