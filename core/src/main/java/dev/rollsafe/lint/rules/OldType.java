package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction.SetType;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.lint.StatementContext;
import java.util.Optional;

/** Tells which type a column has before a statement changes it. */
final class OldType {

  private OldType() {}

  /** Returns the type; empty where no migration shows it. */
  static Optional<DataType> of(StatementContext statement, SetType change) {
    if (!(statement.statement() instanceof AlterTable alter)) {
      return Optional.empty();
    }
    return statement
        .before()
        .table(alter.name())
        .flatMap(table -> table.column(change.column().value()))
        .map(Column::type)
        .filter(type -> !type.name().name().equals("unknown"));
  }
}
