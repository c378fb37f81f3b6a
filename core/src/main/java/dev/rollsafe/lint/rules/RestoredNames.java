package dev.rollsafe.lint.rules;

import dev.rollsafe.ast.CreateView;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.effect.Break;
import dev.rollsafe.lint.StatementContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names under which a migration makes views, in a transaction: what was renamed before in it goes on under its old name.
 *
 * @param views the number of the last statement that makes a view of this name
 */
record RestoredNames(Map<ObjectName, Integer> views) {

  static RestoredNames of(List<StatementContext> statements) {
    Map<ObjectName, Integer> views = new HashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      StatementContext context = statements.get(i);
      if (context.statement() instanceof CreateView view
          && context.transaction().isPresent()) {
        views.put(context.before().resolve(view.name()), i);
      }
    }
    return new RestoredNames(views);
  }

  /** Says whether what statement {@code number} breaks is there again behind it. */
  boolean undo(Break broken, int number) {
    return broken.part().isEmpty() && views.getOrDefault(broken.object(), -1) > number;
  }
}
