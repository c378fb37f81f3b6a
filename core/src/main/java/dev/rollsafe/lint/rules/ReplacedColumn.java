package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterAction.DropColumn;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.lint.MigrationContext;
import dev.rollsafe.lint.StatementContext;
import dev.rollsafe.sql.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A column that goes and whose place another one has taken: a trigger that was there before kept both in step.
 *
 * @param table the table
 * @param old the column that goes
 * @param fresh the column that stays
 */
record ReplacedColumn(String table, String old, String fresh) {

  private static final String NEW = "new.";

  /** Returns the first one that a migration drops. */
  static Optional<ReplacedColumn> in(MigrationContext migration) {
    for (StatementContext statement : migration.statements()) {
      if (statement.statement() instanceof AlterTable alter) {
        Optional<Table> table = migration.before().table(alter.name());
        for (AlterAction action : alter.actions()) {
          if (action instanceof DropColumn drop && table.isPresent()) {
            Optional<ReplacedColumn> replaced =
                of(table.get(), drop.column().value(), migration.before());
            if (replaced.isPresent()) {
              return replaced;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ReplacedColumn> of(Table table, String column, Catalog catalog) {
    for (Trigger trigger : table.triggers()) {
      Set<String> assigned = assigned(trigger, catalog);
      // Only a pair is certain: each is computed from the other.
      if (assigned.size() == 2 && assigned.remove(column)) {
        return Optional.of(
            new ReplacedColumn(table.name().name(), column, assigned.iterator().next()));
      }
    }
    return Optional.empty();
  }

  /** Returns the columns of the new row that the function of a trigger sets. */
  private static Set<String> assigned(Trigger trigger, Catalog catalog) {
    QualifiedName function =
        new QualifiedName(trigger.function().schema(), trigger.function().name(), new Span(0, 0));
    Set<String> columns = new TreeSet<>();
    catalog
        .routines(function)
        .forEach(routine -> routine.definition().body().ifPresent(body -> {
          String text = body.toLowerCase(Locale.ROOT);
          for (int at = text.indexOf(NEW); at >= 0; at = text.indexOf(NEW, at + 1)) {
            int start = at + NEW.length();
            int end = start;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
              end++;
            }
            if (text.substring(end).stripLeading().startsWith(":=")) {
              columns.add(text.substring(start, end));
            }
          }
        }));
    return columns;
  }

  /** Returns the id that the change would have. */
  String change() {
    return table + "." + old + "->" + fresh;
  }
}
