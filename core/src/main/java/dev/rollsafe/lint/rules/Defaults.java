package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.Expression;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Looks at what becomes of the default of a column in the course of a migration. */
final class Defaults {

  private Defaults() {}

  static boolean has(Catalog catalog, ObjectName table, String column) {
    return of(catalog, table, column).isPresent();
  }

  /** Says whether the transaction in which a default changes ends with the same value, whatever its type is by then. */
  static boolean isKept(
      StatementContext statement, ObjectName table, String column, MigrationContext migration) {
    Optional<Expression> before = of(migration.before(), table, column);
    Optional<Expression> after = of(migration.after(), table, column);
    return statement.transaction().isPresent()
        && before.isPresent()
        && after.isPresent()
        && value(before.get()).equals(value(after.get()));
  }

  /** Says whether the transaction in which a column loses what fills it ends with something that does. */
  static boolean isFilledAtEnd(
      StatementContext statement, ObjectName table, String column, MigrationContext migration) {
    return statement.transaction().isPresent()
        && column(migration.after(), table, column).filter(Column::fillsItself).isPresent();
  }

  private static Optional<Expression> of(Catalog catalog, ObjectName table, String column) {
    return column(catalog, table, column).flatMap(Column::defaultValue);
  }

  private static Optional<Column> column(Catalog catalog, ObjectName table, String column) {
    return catalog.table(table).flatMap(found -> found.column(column));
  }

  /** The value without its cast. */
  private static String value(Expression expression) {
    String text = expression.text();
    int cast = text.indexOf("::");
    return cast < 0 ? text : text.substring(0, cast).strip();
  }
}
