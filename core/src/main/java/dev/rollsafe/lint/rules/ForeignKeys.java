package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.AddColumn;
import dev.rollsafe.ast.AlterAction.AddConstraint;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.ColumnDefinition;
import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.Persistence;
import dev.rollsafe.ast.TableConstraint;
import dev.rollsafe.ast.TableConstraint.ForeignKey;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.lint.StatementContext;
import java.util.function.BiConsumer;

/** Looks for foreign keys that a statement adds, wherever they are written. */
final class ForeignKeys {

  private ForeignKeys() {}

  /** Tells {@code taker} of each foreign key that is added, with its table. */
  static void added(StatementContext statement, BiConsumer<ObjectName, ForeignKey> taker) {
    if (statement.statement() instanceof AlterTable alter) {
      ObjectName table = statement.before().resolve(alter.name());
      for (AlterAction action : alter.actions()) {
        if (action instanceof AddConstraint add) {
          offer(table, add.constraint(), taker);
        } else if (action instanceof AddColumn add) {
          offer(table, add.column(), taker);
        }
      }
    } else if (statement.statement() instanceof CreateTable create) {
      ObjectName table =
          statement.before().creation(create.name(), create.persistence() == Persistence.TEMPORARY);
      for (ColumnDefinition column : create.columns()) {
        offer(table, column, taker);
      }
      for (TableConstraint constraint : create.constraints()) {
        offer(table, constraint, taker);
      }
    }
  }

  private static void offer(
      ObjectName table, ColumnDefinition column, BiConsumer<ObjectName, ForeignKey> taker) {
    for (TableConstraint constraint : column.constraints()) {
      offer(table, constraint, taker);
    }
  }

  private static void offer(
      ObjectName table, TableConstraint constraint, BiConsumer<ObjectName, ForeignKey> taker) {
    if (constraint instanceof ForeignKey key) {
      taker.accept(table, key);
    }
  }
}
