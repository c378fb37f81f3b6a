package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateTable;
import dev.rollsafe.ast.CreateTableAs;
import dev.rollsafe.ast.CreateView;
import dev.rollsafe.ast.Drop;
import dev.rollsafe.ast.ObjectKind;
import dev.rollsafe.ast.Rename;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.Break;
import dev.rollsafe.lint.StatementContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names that a migration gives away and fills again in a transaction, by a view or by a table like the one that had the name:
 * what was renamed before in it goes on under its old name.
 *
 * @param filled the number of the last statement that fills this name
 */
record RestoredNames(Map<ObjectName, Integer> filled) {

  static RestoredNames of(List<StatementContext> statements) {
    Map<ObjectName, Integer> filled = new HashMap<>(0);
    Map<ObjectName, Table> left = new HashMap<>(0);
    for (int i = 0; i < statements.size(); i++) {
      StatementContext context = statements.get(i);
      if (context.transaction().isEmpty()) {
        continue;
      }
      if (context.statement() instanceof Drop drop && drop.kind() == ObjectKind.TABLE) {
        for (Drop.Target target : drop.targets()) {
          context.before().table(target.name()).ifPresent(table -> left.put(table.name(), table));
        }
      } else if (context.statement() instanceof CreateTable
          || context.statement() instanceof CreateTableAs) {
        for (Map.Entry<ObjectName, Table> gone : left.entrySet()) {
          Optional<Table> now = context.after().table(gone.getKey());
          if (now.isPresent() && standsFor(now.get(), gone.getValue())) {
            filled.put(gone.getKey(), i);
          }
        }
      } else if (context.statement() instanceof CreateView view) {
        filled.put(context.before().resolve(view.name()), i);
      } else if (context.statement() instanceof Rename rename
          && rename.kind() == ObjectKind.TABLE) {
        ObjectName from = context.before().resolve(rename.object());
        ObjectName to = new ObjectName(from.schema(), rename.newName().value());
        context.before().table(from).ifPresent(table -> left.put(from, table));
        Optional<Table> now = context.after().table(to);
        if (now.isPresent() && left.containsKey(to) && standsFor(now.get(), left.get(to))) {
          filled.put(to, i);
        }
      }
    }
    return new RestoredNames(filled);
  }

  /** Says whether a table has all columns of another, of the same types. */
  private static boolean standsFor(Table now, Table before) {
    for (Column column : before.columns()) {
      Optional<Column> same = now.column(column.name());
      if (same.isEmpty() || !same.get().type().toString().equals(column.type().toString())) {
        return false;
      }
    }
    return before.complete();
  }

  /** Says whether what statement {@code number} breaks is there again behind it. */
  boolean undo(Break broken, int number) {
    return broken.part().isEmpty() && filled.getOrDefault(broken.object(), -1) > number;
  }
}
