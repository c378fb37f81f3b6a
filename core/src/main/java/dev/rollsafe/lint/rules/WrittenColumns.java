package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Statement;
import java.util.ArrayList;
import java.util.List;

/** The columns that a statement defines, in CREATE TABLE and ADD COLUMN. */
final class WrittenColumns {

  private WrittenColumns() {}

  static List<ColumnDefinition> of(Statement statement) {
    if (statement instanceof CreateTable table) {
      return table.columns();
    }
    if (!(statement instanceof AlterTable alter)) {
      return List.of();
    }
    List<ColumnDefinition> columns = new ArrayList<>(alter.actions().size());
    for (AlterAction action : alter.actions()) {
      if (action instanceof AddColumn add) {
        columns.add(add.column());
      }
    }
    return columns;
  }

  /** Returns the name of the type of a column that is no array; empty where it is not written. */
  static String typeName(ColumnDefinition column) {
    return column
        .type()
        .filter(type -> type.name().schema() == null && !type.isArray())
        .map(type -> type.name().name())
        .orElse("");
  }
}
