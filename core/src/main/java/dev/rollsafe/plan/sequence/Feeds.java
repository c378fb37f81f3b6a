package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.ColumnReference;
import dev.rollsafe.ast.Expression;
import dev.rollsafe.ast.ExpressionFacts;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.ast.Update;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.parser.SqlParser;
import dev.rollsafe.script.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the UPDATEs of a migration say of columns that it drops: how others of their table are computed from them. */
final class Feeds {

  private final Unit unit;

  Feeds(Unit unit) {
    this.unit = unit;
  }

  /** Says whether an UPDATE does nothing but fill columns from others that are dropped. */
  boolean fills(Update update) {
    if (update.from().isPresent()
        || update.alias().isPresent()
        || !update.with().isEmpty()
        || update.returning()
        || !onlyAsksForNull(update)) {
      return false;
    }
    ObjectName table = unit.before().resolve(update.table());
    for (Update.Assignment assignment : update.assignments()) {
      if (assignment.columns().size() != 1
          || !isFed(table, assignment.columns().get(0).value(), assignment.value())) {
        return false;
      }
    }
    return true;
  }

  private boolean isFed(ObjectName table, String column, Expression value) {
    ExpressionFacts facts = SqlParser.facts(value);
    boolean fed = false;
    for (ColumnReference reference : facts.columns()) {
      if (reference.qualifier().isPresent() || reference.column().equals(column)) {
        return false;
      }
      fed |= unit.drops(table, reference.column());
    }
    return fed && facts.understood() && !facts.subquery();
  }

  /** Which rows are filled is of no account where only those are left out that have a value, or none to give. */
  private static boolean onlyAsksForNull(Update update) {
    if (update.where().isEmpty()) {
      return true;
    }
    ExpressionFacts facts = SqlParser.facts(update.where().get());
    return facts.understood()
        && facts.functions().isEmpty()
        && facts.columns().stream()
            .allMatch(reference -> facts.provenNotNull().contains(reference.column())
                || facts.requiredNull().contains(reference.column()));
  }

  /**
   * Adds how columns are computed from one that is dropped, and it from them where that follows.
   *
   * @throws Refused if others are computed from it, and nothing says how it is computed from them
   */
  PlanOptions heeded(Table table, Column dropped) {
    PlanOptions options = unit.options();
    Map<String, Expression> fed = from(table, dropped.name());
    for (Map.Entry<String, Expression> feed : fed.entrySet()) {
      String place = table.name() + "." + feed.getKey();
      if (options.expression(place).isEmpty()) {
        options = options.with(place, feed.getValue().text());
      }
    }
    String place = table.name() + "." + dropped.name();
    if (fed.isEmpty() || options.expression(place).isPresent()) {
      return options;
    }
    Optional<String> down = fed.size() == 1 ? down(table, dropped, fed) : Optional.empty();
    if (down.isEmpty()) {
      throw new Refused(String.join(" and ", fed.keySet()) + " are computed from " + place
          + ", and a release that uses only them has to leave something there for the old one: say how it is computed"
          + " from them, with -- rollsafe:value " + place + " = EXPRESSION");
    }
    return options.with(place, down.get());
  }

  private Map<String, Expression> from(Table table, String dropped) {
    Map<String, Expression> fed = new LinkedHashMap<>();
    for (Statement statement : unit.migration()) {
      if (statement instanceof Update update
          && unit.before().resolve(update.table()).equals(table.name())
          && fills(update)) {
        for (Update.Assignment assignment : update.assignments()) {
          if (Words.has(assignment.value().text(), dropped)) {
            fed.put(assignment.columns().get(0).value(), assignment.value());
          }
        }
      }
    }
    return fed;
  }

  /** A column that is copied, perhaps as another type, is copied back. */
  private Optional<String> down(Table table, Column dropped, Map<String, Expression> fed) {
    Map.Entry<String, Expression> feed = fed.entrySet().iterator().next();
    Column fresh = unit.column(table, feed.getKey());
    boolean copied = SqlParser.facts(feed.getValue())
        .cast()
        .filter(cast -> cast.column().column().equals(dropped.name()))
        .isPresent();
    return copied
        ? Optional.of(
            fresh.type().sameAs(dropped.type())
                ? Sql.identifier(fresh.name())
                : Conversion.of(fresh.name(), fresh.type(), dropped.type(), unit))
        : Optional.empty();
  }
}
