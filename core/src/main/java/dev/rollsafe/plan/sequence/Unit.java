package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.QualifiedName;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.effect.ServerVersion;
import java.util.List;

/**
 * A statement to be planned: one of a migration, or one action of it.
 *
 * @param statement the statement; of ALTER TABLE with a single action
 * @param sql its text
 * @param before what is there before it, as the plan has made it so far
 * @param version the server
 * @param options what the user has decided
 * @param migration all statements of its migration, in order
 */
record Unit(
    Statement statement,
    String sql,
    Catalog before,
    ServerVersion version,
    PlanOptions options,
    List<Statement> migration) {

  /** Returns it with other decisions. */
  Unit with(PlanOptions other) {
    return new Unit(statement, sql, before, version, other, migration);
  }

  /** Says whether the migration drops a column. */
  boolean drops(ObjectName table, String column) {
    for (Statement other : migration) {
      if (other instanceof AlterTable alter && before.resolve(alter.name()).equals(table)) {
        for (AlterAction action : alter.actions()) {
          if (action instanceof AlterAction.DropColumn drop && drop.column().is(column)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The table, if enough of it is known to plan on. */
  Table table(QualifiedName name) {
    Table table = before
        .table(name)
        .orElseThrow(() -> new Refused("the history does not make the table " + name
            + "; name all migrations before this one with --history"));
    if (!table.complete()) {
      throw new Refused("not all columns of " + name
          + " are known; name all migrations before this one with --history");
    }
    if (table.foreign()) {
      throw new Refused(name + " is a foreign table, on which triggers do not see every write");
    }
    return table;
  }

  Column column(Table table, String name) {
    return table
        .column(name)
        .orElseThrow(() -> new Refused("there is no column " + table.name() + "." + name));
  }

  Key key(Table table) {
    return Key.of(table, before)
        .orElseThrow(
            () -> new Refused(
                table.name() + " has neither a primary key nor a unique index over"
                    + " columns that are NOT NULL, by which it could be filled in batches; add one first"));
  }
}
