package dev.rollsafe.parser;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.FromClause;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.ast.Update.Assignment;
import dev.rollsafe.ast.WithQuery;
import dev.rollsafe.sql.Keyword;
import java.util.List;
import java.util.Optional;

/** Reads {@code UPDATE}. */
final class UpdateReader {
  private UpdateReader() {}

  /** Reads it behind the WITH list at {@code start}. */
  static Statement read(Cursor cursor, int start, List<WithQuery> with) {
    cursor.expect(Keyword.UPDATE);
    TargetReader.Target target = TargetReader.target(cursor);
    cursor.expect(Keyword.SET);
    List<Assignment> assignments = TargetReader.assignments(cursor);
    Optional<FromClause> from =
        cursor.accept(Keyword.FROM) ? Optional.of(FromExtent.clause(cursor)) : Optional.empty();
    Optional<Expression> where = TargetReader.where(cursor);
    boolean returning = TargetExtent.acceptReturning(cursor);
    return new Update(
        target.table(),
        target.alias(),
        target.only(),
        assignments,
        from,
        where,
        returning,
        with,
        cursor.spanFrom(start));
  }
}
