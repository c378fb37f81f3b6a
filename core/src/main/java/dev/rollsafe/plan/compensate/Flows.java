package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a release filled columns from others: by UPDATE over one table, and by changes of a type with USING. A column that is
 * filled in several ways is one of which nothing is known.
 */
final class Flows {

  private static final String SEVERAL = "";

  private final Map<ObjectName, Map<String, String>> up = new HashMap<>();

  void follow(Statement statement, Catalog was, Lineage lineage) {
    if (statement instanceof Update update
        && update.from().isEmpty()
        && update.with().isEmpty()) {
      ObjectName table = was.resolve(update.table());
      Set<String> names = new HashSet<>();
      names.add(table.name());
      update.alias().ifPresent(alias -> names.add(alias.value()));
      for (Update.Assignment assignment : update.assignments()) {
        if (assignment.columns().size() == 1) {
          note(
              lineage.earlier(table).orElse(table),
              assignment.columns().get(0).value(),
              Words.unqualified(assignment.value().text(), names));
        }
      }
    } else if (statement instanceof AlterTable alter) {
      ObjectName table = was.resolve(alter.name());
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.SetType set && set.using().isPresent()) {
          note(
              lineage.earlier(table).orElse(table),
              set.column().value(),
              Words.unqualified(set.using().get().text(), Set.of(table.name())));
        }
      }
    }
  }

  private void note(ObjectName table, String column, String expression) {
    up.computeIfAbsent(table, name -> new HashMap<>())
        .merge(column, expression, (a, b) -> a.equals(b) ? a : SEVERAL);
  }

  /**
   * Returns how a column was filled.
   *
   * @param table the table, as the earlier release calls it if it knows it
   */
  Optional<String> up(ObjectName table, String column) {
    return Optional.ofNullable(up.getOrDefault(table, Map.of()).get(column))
        .filter(text -> !text.equals(SEVERAL));
  }

  /** Says whether a column was filled in a way that nothing is known of. */
  boolean isUnclear(ObjectName table, String column) {
    return SEVERAL.equals(up.getOrDefault(table, Map.of()).get(column));
  }
}
