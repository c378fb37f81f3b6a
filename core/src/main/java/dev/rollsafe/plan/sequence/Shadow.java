package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Alter;
import dev.rollsafe.script.Sql;

/**
 * A column that gets a wider type under its own name: another one is filled beside it, and in the contract the two change
 * places.
 *
 * @param table its table
 * @param column the column
 * @param type its new type
 */
record Shadow(Table table, Column column, DataType type) {

  /** The name that it has before and behind. */
  String name() {
    return column.name();
  }

  /** The name of the one beside it, until they change places. */
  String fresh() {
    return Names.joined(column.name(), "new");
  }

  /** Its name when they have. */
  String tomb() {
    return TombedColumns.name(column);
  }

  Alter alter() {
    return new Alter(table.name());
  }

  /** The CHECK that proves that the one beside it is never null. */
  String check() {
    return Names.joined(table.name().name(), fresh(), "nn");
  }

  /** The CHECK that proves the same of itself, when they change places again. */
  String backCheck() {
    return Names.joined(table.name().name(), column.name(), "nn");
  }

  /** The expression of its old type, null where the value does not fit. */
  String narrowed(String value) {
    return "CASE WHEN " + value + " BETWEEN " + Conversion.least(column.type()) + " AND "
        + Conversion.most(column.type()) + " THEN " + value + " END";
  }

  /** Counts rows in which the one beside it has another value. */
  String diverged() {
    return "SELECT count(*) FROM " + Sql.qualified(table.name()) + " AS t WHERE " + pending();
  }

  String pending() {
    return "t." + Sql.identifier(fresh()) + " IS DISTINCT FROM t." + Sql.identifier(name());
  }
}
