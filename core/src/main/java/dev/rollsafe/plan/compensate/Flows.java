package dev.rollsafe.plan.compensate;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.parser.SqlParser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a release filled columns from others: by UPDATE, and by changes of a type with USING. */
final class Flows {

  private final Map<ObjectName, Map<String, Flow>> up = new HashMap<>();

  /** The expressions that a column was filled with, and whether all rows were. */
  private static final class Flow {
    private final Set<String> expressions = new LinkedHashSet<>();
    private boolean partial;
  }

  void follow(Statement statement, Catalog was, Lineage lineage) {
    if (statement instanceof Update update) {
      ObjectName table = was.resolve(update.table());
      Set<String> names = new HashSet<>();
      names.add(table.name());
      update.alias().ifPresent(alias -> names.add(alias.value()));
      boolean partial = update.from().isPresent()
          || !update.with().isEmpty()
          || !update.where().map(Flows::onlyAsksForNull).orElse(true);
      for (Update.Assignment assignment : update.assignments()) {
        boolean one = assignment.columns().size() == 1;
        assignment
            .columns()
            .forEach(column -> note(
                lineage.earlier(table).orElse(table),
                column.value(),
                Words.unqualified(assignment.value().text(), names),
                partial || !one));
      }
    } else if (statement instanceof AlterTable alter) {
      ObjectName table = was.resolve(alter.name());
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.SetType set && set.using().isPresent()) {
          note(
              lineage.earlier(table).orElse(table),
              set.column().value(),
              Words.unqualified(set.using().get().text(), Set.of(table.name())),
              false);
        }
      }
    }
  }

  /** Which rows are filled is of no account where only those are left out that have a value, or none to give. */
  private static boolean onlyAsksForNull(Expression where) {
    ExpressionFacts facts = SqlParser.facts(where);
    return facts.understood()
        && facts.functions().isEmpty()
        && facts.columns().stream()
            .allMatch(reference -> facts.provenNotNull().contains(reference.column())
                || facts.requiredNull().contains(reference.column()));
  }

  private void note(ObjectName table, String column, String expression, boolean partial) {
    Flow flow = up.computeIfAbsent(table, name -> new HashMap<>())
        .computeIfAbsent(column, name -> new Flow());
    flow.expressions.add(expression);
    flow.partial |= partial;
  }

  /**
   * Returns how a column was filled; nothing where that was done in several ways, or not for all rows.
   *
   * @param table the table, as the earlier release calls it if it knows it
   */
  Optional<String> up(ObjectName table, String column) {
    Flow flow = up.getOrDefault(table, Map.of()).get(column);
    return flow == null || flow.partial || flow.expressions.size() != 1
        ? Optional.empty()
        : Optional.of(flow.expressions.iterator().next());
  }

  /** Returns an expression that a column was filled with, which reads the column {@code old}. */
  Optional<String> reading(ObjectName table, String column, String old) {
    Flow flow = up.getOrDefault(table, Map.of()).get(column);
    return flow == null
        ? Optional.empty()
        : flow.expressions.stream().filter(text -> Words.of(text).contains(old)).findFirst();
  }
}
