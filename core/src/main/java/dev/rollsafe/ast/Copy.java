package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code COPY}.
 *
 * @param table the table; empty for COPY (query) TO
 * @param columns the columns; empty where none are named
 * @param writes true for FROM, which writes the table
 * @param standardStream FROM STDIN or TO STDOUT
 * @param span where it is written, from its first token to its last
 */
public record Copy(
    Optional<QualifiedName> table,
    List<Identifier> columns,
    boolean writes,
    boolean standardStream,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Copy {
    columns = List.copyOf(columns);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.copy(this);
  }
}
