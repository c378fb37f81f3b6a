package dev.rollsafe.plan.keep;

import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.plan.sequence.Key;
import dev.rollsafe.plan.sequence.Names;
import dev.rollsafe.plan.sequence.Template;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * An archive table: what rows held before a statement, and, where the statement wrote other values, these. Rows that a down script
 * leaves alone stay in it, with the time in {@code left_at}; those it puts back go out of it.
 */
final class Archive {

  /** The schema of all archives. */
  static final String SCHEMA = "rollsafe_archive";

  static final String LEFT = "left_at";

  private final String name;
  private final Table table;
  private final Map<String, Slot> values = new LinkedHashMap<>();
  private final Map<String, Slot> written = new LinkedHashMap<>();
  private final List<Slot> where = new ArrayList<>();

  private Archive(String name, Table table) {
    this.name = name;
    this.table = table;
  }

  /** Returns an archive of whole rows; without a key, rows cannot be told apart in it. */
  static Archive rows(String name, Table table, Catalog catalog) {
    Archive archive = new Archive(name, table);
    for (Column column : table.columns()) {
      if (column.generated().isEmpty()) {
        archive.value(column, catalog);
      }
    }
    Key.of(table, catalog).ifPresent(key -> archive.locate(key, catalog));
    return archive;
  }

  /** Returns an archive of some columns. */
  static Archive values(String name, Table table, Key key, List<Column> columns, Catalog catalog) {
    Archive archive = new Archive(name, table);
    columns.forEach(column -> archive.value(column, catalog));
    archive.locate(key, catalog);
    return archive;
  }

  /**
   * Returns it with room for what a statement writes. Where that is a new key, rows are found by it.
   *
   * @param columns the columns behind the statement
   */
  Archive writing(List<Column> columns, Catalog catalog) {
    for (Column column : columns) {
      written.put(column.name(), Slot.of(catalog, column, "written_" + (written.size() + 1)));
    }
    where.replaceAll(slot -> written.getOrDefault(slot.column().name(), slot));
    return this;
  }

  private void locate(Key key, Catalog catalog) {
    for (Column column : key.columns()) {
      where.add(value(column, catalog));
    }
  }

  private Slot value(Column column, Catalog catalog) {
    boolean taken = column.name().equals(LEFT) || column.name().startsWith("written_");
    return values.computeIfAbsent(
        column.name(),
        same -> Slot.of(catalog, column, taken ? "kept_" + (values.size() + 1) : same));
  }

  Table table() {
    return table;
  }

  Collection<Slot> values() {
    return values.values();
  }

  Collection<Slot> written() {
    return written.values();
  }

  /** Says whether its rows can be told apart. */
  boolean isKeyed() {
    return !where.isEmpty();
  }

  List<Slot> key() {
    return List.copyOf(where);
  }

  String quoted() {
    return Sql.identifier(SCHEMA) + "." + Sql.identifier(name);
  }

  /** Returns the name of something that belongs to it. */
  String quoted(String suffix) {
    return Sql.identifier(Names.joined(name, suffix));
  }

  /** Returns what makes it, unless it is there. */
  List<String> create() {
    StringJoiner columns = new StringJoiner(", ");
    values.values().forEach(slot -> columns.add(slot.definition()));
    written.values().forEach(slot -> columns.add(slot.quoted() + " " + slot.stored()));
    List<String> statements = new ArrayList<>();
    statements.add("CREATE TABLE IF NOT EXISTS " + quoted() + " (" + columns + ", " + LEFT
        + " timestamp with time zone)");
    if (isKeyed()) {
      statements.add("CREATE UNIQUE INDEX IF NOT EXISTS " + quoted("key") + " ON " + quoted() + " ("
          + keys() + ") WHERE " + LEFT + " IS NULL");
    }
    return statements;
  }

  /** Returns the columns by which rows are found. */
  String keys() {
    StringJoiner keys = new StringJoiner(", ");
    where.forEach(slot -> keys.add(slot.quoted()));
    return keys.toString();
  }

  /** Returns the condition that {@code t} and {@code a} are the same row. */
  String locate() {
    StringJoiner all = new StringJoiner(" AND ");
    where.forEach(slot -> all.add(slot.isKey("t", "a")));
    return all.toString();
  }

  /** Returns the gaps that statements on it have in common. */
  Template gaps() {
    StringJoiner names = new StringJoiner(", ");
    StringJoiner columns = new StringJoiner(", ");
    StringJoiner ins = new StringJoiner(", ");
    StringJoiner outs = new StringJoiner(", ");
    for (Slot slot : values.values()) {
      names.add(slot.quoted());
      columns.add(Sql.identifier(slot.column().name()));
      ins.add(slot.in("t"));
      outs.add(slot.out("a"));
    }
    return Template.with("archive", quoted())
        .and("table", Sql.name(table.name()))
        .and("from", from())
        .and("names", names.toString())
        .and("columns", columns.toString())
        .and("ins", ins.toString())
        .and("outs", outs.toString())
        .and("keys", keys())
        .and("locate", locate())
        .and("left", LEFT);
  }

  /** Children have an archive of their own, partitions do not. */
  private String from() {
    boolean alone = !table.isPartitioned() && !table.children().isEmpty();
    return (alone ? "ONLY " : "") + Sql.name(table.name());
  }

  /** Leaves all rows alone that an earlier run kept and nobody took back. */
  String leave() {
    return gaps().fill("UPDATE {archive} SET {left} = now() WHERE {left} IS NULL");
  }

  /** Lists the rows that were left alone. */
  String left() {
    return gaps().fill("SELECT * FROM {archive} WHERE {left} IS NOT NULL");
  }
}
