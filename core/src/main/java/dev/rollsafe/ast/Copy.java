package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code COPY}.
 *
 * @param table the table; empty for COPY (query) TO
 * @param columns the columns; empty where none are named
 * @param query the query of COPY (query) TO, which may be an INSERT, UPDATE, DELETE or MERGE
 * @param writes true for FROM, which writes the table
 * @param place where the rows come from or go to
 * @param where WHERE of COPY FROM
 * @param span where it is written, from its first token to its last
 */
public record Copy(
    Optional<QualifiedName> table,
    List<Identifier> columns,
    Optional<Statement> query,
    boolean writes,
    Place place,
    Optional<Expression> where,
    Span span)
    implements Statement {

  /** Copies what could change. */
  public Copy {
    columns = List.copyOf(columns);
  }

  /** Where rows come from or go to. */
  public enum Place {
    /** FROM STDIN or TO STDOUT: the client. */
    STANDARD_STREAM,
    /** A file on the server. */
    FILE,
    /** PROGRAM: a command that the server runs. */
    PROGRAM
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.copy(this);
  }
}
