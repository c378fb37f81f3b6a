package dev.rollsafe.parser;

import dev.rollsafe.ast.Delete;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.FromClause;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import java.util.List;
import java.util.Optional;

/** Reads {@code DELETE}. */
final class DeleteReader {
  private DeleteReader() {}

  /** Reads it behind the WITH list at {@code start}. */
  static Statement read(Cursor cursor, int start, List<WithQuery> with) {
    cursor.expect(Keyword.DELETE, Keyword.FROM);
    TargetReader.Target target = TargetReader.target(cursor);
    Optional<FromClause> using =
        cursor.accept(Keyword.USING) ? Optional.of(FromExtent.clause(cursor)) : Optional.empty();
    Optional<Expression> where = TargetReader.where(cursor);
    boolean returning = TargetExtent.acceptReturning(cursor);
    return new Delete(
        target.table(),
        target.alias(),
        target.only(),
        using,
        where,
        returning,
        with,
        cursor.spanFrom(start));
  }
}
