package dev.rollsafe.ast;

import dev.rollsafe.sql.Span;
import java.util.List;

/**
 * A query that stands alone: {@code SELECT}, {@code VALUES}, {@code TABLE} or {@code WITH}; {@code SqlParser.facts(Query)} says
 * what it reads and calls.
 *
 * @param query the query
 * @param with the WITH list, statements that change data among them
 * @param span where it is written, from its first token to its last
 */
public record Select(Query query, List<WithQuery> with, Span span) implements Statement {

  /** Copies what could change. */
  public Select {
    with = List.copyOf(with);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.select(this);
  }
}
