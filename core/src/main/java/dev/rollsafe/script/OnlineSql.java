package dev.rollsafe.script;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.Index;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.View;

/** Indexes and constraints of a catalog, made in the forms that keep nobody waiting, under names of choice. */
public final class OnlineSql {

  private OnlineSql() {}

  /** Returns CREATE INDEX CONCURRENTLY. */
  public static String index(Index index, String name) {
    return (index.unique() ? "CREATE UNIQUE INDEX CONCURRENTLY " : "CREATE INDEX CONCURRENTLY ")
        + Sql.identifier(name)
        + " ON "
        + Sql.qualified(index.table())
        + IndexText.definition(index);
  }

  /** Returns CREATE INDEX of the same kind on another table, which is empty. */
  public static String indexOfEmpty(Index index, ObjectName table, String name) {
    return (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + Sql.identifier(name)
        + " ON "
        + Sql.qualified(table)
        + IndexText.definition(index);
  }

  /** Returns ADD CONSTRAINT of the same kind to another table, which is empty. */
  public static String constraintOfEmpty(Catalog catalog, ObjectName table, Constraint constraint) {
    return new Alter(table).add(constraint.name(), ConstraintText.unproven(catalog, constraint));
  }

  /** Returns DROP INDEX CONCURRENTLY of an index that may not be there. */
  public static String dropIndex(ObjectName index) {
    return "DROP INDEX CONCURRENTLY IF EXISTS " + Sql.qualified(index);
  }

  /** Returns ALTER INDEX .. RENAME. */
  public static String renameIndex(ObjectName index, String name) {
    return "ALTER INDEX " + Sql.qualified(index) + " RENAME TO " + Sql.identifier(name);
  }

  /** Returns CREATE OR REPLACE VIEW, which keeps all that hangs on the view. */
  public static String replace(View view) {
    return ViewText.create(view, true);
  }

  /** Returns ADD CONSTRAINT .. NOT VALID of a CHECK or a foreign key. */
  public static String constraint(
      Catalog catalog, ObjectName table, Constraint constraint, String name) {
    return new Alter(table).add(name, ConstraintText.unproven(catalog, constraint) + " NOT VALID");
  }
}
