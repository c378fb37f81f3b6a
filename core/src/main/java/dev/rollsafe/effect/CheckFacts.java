package dev.rollsafe.effect;

import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.parser.SqlParser;
import java.util.Optional;

/**
 * What a CHECK says of rows that release N-1 writes, which leave out the columns it does not know.
 *
 * @param facts what its expression tells of itself
 * @param target the table
 */
record CheckFacts(ExpressionFacts facts, Target target) {

  static CheckFacts of(Expression expression, Target target) {
    return new CheckFacts(SqlParser.facts(expression), target);
  }

  boolean alwaysTrue() {
    return facts.alwaysTrue();
  }

  /** Returns a column that it reads and that is certainly not there. */
  Optional<String> missing() {
    if (facts.understood() && !facts.subquery()) {
      for (ColumnReference reference : facts.columns()) {
        if (target.lacks(reference.column())) {
          return Optional.of(reference.column());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Says whether the check reads nothing but columns that release N-1 does not know, and holds for what it leaves in them: null,
   * which a CHECK lets pass unless it asks for a value, or a default, which the server has tested on the rows there are.
   */
  boolean holdsForOldRows(Optional<ColumnDefinition> ofColumn) {
    if (!facts.understood() || facts.subquery() || facts.columns().isEmpty()) {
      return false;
    }
    for (ColumnReference reference : facts.columns()) {
      String column = reference.column();
      boolean own = ofColumn.filter(c -> c.name().is(column)).isPresent();
      if (!own && !target.isNew(column)) {
        return false;
      }
      if (facts.provenNotNull().contains(column) && target.leavesNull(column)) {
        return false;
      }
    }
    return true;
  }
}
