package dev.rollsafe.plan.keep;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;

/** The triggers of a table, switched off while values come back: rows come back as they were, and are not written anew. */
final class Switched {

  private final Table table;
  private final Catalog catalog;

  /**
   * The triggers of a table.
   *
   * @param table the table as it is when values come back
   * @param catalog what is there then
   */
  Switched(Table table, Catalog catalog) {
    this.table = table;
    this.catalog = catalog;
  }

  /** Returns statements with the triggers off. */
  List<String> around(List<String> statements) {
    List<String> all = new ArrayList<>();
    List<String> on = new ArrayList<>();
    for (Trigger trigger : table.triggers()) {
      if (trigger.mode().equals("ENABLE") || trigger.mode().equals("ENABLE ALWAYS")) {
        all.add(alter("DISABLE", trigger));
        on.add(alter(trigger.mode(), trigger));
      }
    }
    all.addAll(statements);
    all.addAll(Deferred.of(table, catalog).check());
    all.addAll(on);
    return all;
  }

  private String alter(String mode, Trigger trigger) {
    return "ALTER TABLE " + Sql.name(table.name()) + " " + mode + " TRIGGER "
        + Sql.identifier(trigger.name());
  }
}
