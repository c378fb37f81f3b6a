package dev.rollsafe.effect;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Copy;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.sql.Span;
import java.util.Optional;

/** Where data can be brought back from, because scripts of the same release copied it before. */
final class Saved {

  private static final Span NOWHERE = new Span(0, 0);

  private Saved() {}

  /** Returns where all rows of the table have been copied to, with all their columns. */
  static Optional<ObjectName> rows(Catalog catalog, ObjectName table) {
    return rows(catalog, table, Optional.empty());
  }

  /** Returns where the rows of the table that meet a condition have been copied to; the condition is compared as text. */
  static Optional<ObjectName> rows(
      Catalog catalog, ObjectName table, Optional<Expression> condition) {
    for (Copy copy : catalog.copies(table)) {
      boolean reaches =
          copy.where().isEmpty() || copy.where().equals(condition.map(Expression::text));
      if (reaches && isWhole(catalog, copy) && isThere(catalog, copy)) {
        return Optional.of(copy.target());
      }
    }
    return Optional.empty();
  }

  private static boolean isWhole(Catalog catalog, Copy copy) {
    if (copy.targetColumn().isPresent()) {
      return false;
    }
    if (copy.columns().isEmpty()) {
      return true;
    }
    Optional<Table> table = catalog.table(copy.source());
    if (table.isEmpty() || !table.get().complete()) {
      return false;
    }
    for (Column column : table.get().columns()) {
      if (column.generated().isEmpty() && !copy.columns().contains(column.name())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isThere(Catalog catalog, Copy copy) {
    return copy.targetColumn().isEmpty()
        ? catalog.table(copy.target()).isPresent()
        : catalog
            .table(copy.target())
            .flatMap(table -> table.column(copy.targetColumn().get()))
            .isPresent();
  }

  /** Returns the table or column that the column's values have been copied to. */
  static Optional<String> column(Catalog catalog, ObjectName table, String column) {
    for (Copy copy : catalog.copies(table)) {
      if (holds(copy, column) && isThere(catalog, copy)) {
        return Optional.of(copy.targetColumn()
            .map(to -> copy.target() + "." + to)
            .orElse(copy.target().toString()));
      }
    }
    return Optional.empty();
  }

  /** A copy without the rows that have no value in the column loses nothing of it. */
  private static boolean holds(Copy copy, String column) {
    if (!copy.columns().isEmpty() && !copy.columns().contains(column)) {
      return false;
    }
    if (copy.where().isEmpty()) {
      return true;
    }
    ExpressionFacts where = SqlParser.facts(new Expression(copy.where().get(), NOWHERE));
    return where.understood()
        && where.columns().size() == 1
        && where.provenNotNull().contains(column);
  }
}
