package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * A query that stands alone: {@code SELECT}, {@code VALUES}, {@code TABLE} or {@code WITH}. Data-modifying statements in its WITH list are in {@code writes}.
 *
 * @param query the query
 * @param writes INSERT, UPDATE, DELETE and MERGE in the WITH list
 * @param functions the functions it calls, in lower case, as written and without arguments, as far as its tokens tell
 * @param span where it is written, from its first token to its last
 */
public record Select(Query query, List<Statement> writes, List<String> functions, Span span)
    implements Statement {

  /** Copies what could change. */
  public Select {
    writes = List.copyOf(writes);
    functions = List.copyOf(functions);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.select(this);
  }
}
