package dev.rollsafe.plan.sequence;

import dev.rollsafe.ast.DataType;
import dev.rollsafe.catalog.Attached;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.ColumnSettings;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.catalog.Trigger;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the two sides of a synced change. */
public final class Halves {

  private Halves() {}

  static Half of(Unit unit, Column column, String from, boolean plain) {
    return new Half(column, Sql.qualifiedType(unit.before(), column.type()), from, plain);
  }

  /** A column of another name, empty and free of constraints. */
  static Column like(Column column, String name) {
    return typed(name, column.type(), column);
  }

  /** A column of another name and type, empty and free of constraints. */
  public static Column typed(String name, DataType type, Column like) {
    return new Column(
        name,
        type,
        type.sameAs(like.type()) ? like.collation() : Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ColumnSettings.NONE,
        Attached.NONE,
        like.origin());
  }

  /**
   * The search path of a sync function. Types of the database itself need no other schema; the operators of others, and functions
   * that an expression may call, are looked for where the table is, and in public.
   */
  static String searchPath(Unit unit, Table table, List<Half> halves) {
    return searchPath(unit.before(), table.name(), halves);
  }

  /** The same, of a table that may have another name by then. */
  public static String searchPath(Catalog catalog, ObjectName table, List<Half> halves) {
    boolean plain = true;
    for (Half half : halves) {
      plain &= half.plain() && isBuiltIn(half, catalog);
    }
    if (plain) {
      return "pg_catalog, pg_temp";
    }
    String schema = Sql.identifier(table.schema());
    return "pg_catalog, " + schema + (schema.equals("public") ? "" : ", public") + ", pg_temp";
  }

  private static boolean isBuiltIn(Half half, Catalog catalog) {
    String name = half.column().type().name().name();
    return half.column().type().name().schema() == null
        && catalog.type(half.column().type().name()).isEmpty()
        && (name.indexOf(' ') >= 0 || BUILT_IN.contains(name));
  }

  private static final List<String> BUILT_IN = List.of(
      "text",
      "integer",
      "bigint",
      "smallint",
      "numeric",
      "boolean",
      "uuid",
      "date",
      "json",
      "jsonb",
      "bytea",
      "real",
      "interval",
      "character",
      "inet",
      "cidr",
      "xml",
      "money",
      "name",
      "point");

  /** The sequence of a synced change. */
  static Sequence sequence(
      Unit unit, Table table, List<Half> old, List<Half> fresh, String title, String deploy) {
    List<Half> all = new ArrayList<>(old);
    all.addAll(fresh);
    SyncedColumns synced = new SyncedColumns(unit, table, old, fresh, searchPath(unit, table, all));
    return new Sequence(
        table.name() + "." + old.get(0).column().name() + "->"
            + fresh.get(0).column().name(),
        title,
        synced.steps(List.of(deploy)),
        synced.notes());
  }

  /** What people have to know of the table. */
  static List<String> notes(Table table, List<String> left) {
    List<String> notes = new ArrayList<>(left);
    for (Trigger trigger : table.triggers()) {
      if (trigger.definition().events().contains("UPDATE")) {
        notes.add("The trigger " + trigger.name() + " of " + table.name()
            + " fires for every row that is filled too");
      }
    }
    notes.add(
        "Triggers do not fire where logical replication or a session with session_replication_role = replica"
            + " writes; if anything writes to " + table.name()
            + " that way, ENABLE ALWAYS the trigger");
    return notes;
  }
}
