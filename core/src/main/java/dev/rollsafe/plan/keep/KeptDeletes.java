package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Constraint;
import dev.rollsafe.catalog.ObjectName;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Rows that a statement deletes from a table that stays: by TRUNCATE all, else those that a trigger sees. */
final class KeptDeletes implements Kept {

  private final Archive archive;
  private final Catalog catalog;
  private final boolean all;

  KeptDeletes(Archive archive, Catalog catalog, boolean all) {
    this.archive = archive;
    this.catalog = catalog;
    this.all = all;
  }

  @Override
  public String archive() {
    return archive.quoted();
  }

  @Override
  public String what() {
    return "the deleted rows of " + archive.table().name();
  }

  private Capture capture() {
    StringJoiner old = new StringJoiner(", ");
    archive.values().forEach(slot -> old.add(slot.in("OLD")));
    return new Capture(
        archive, catalog, "DELETE", archive.gaps().and("old", old.toString()).fill("""
              INSERT INTO {archive} ({names}) VALUES ({old});
              RETURN OLD;"""));
  }

  @Override
  public List<String> before() {
    return all ? new Snapshot(archive, "").take() : capture().begin();
  }

  @Override
  public List<String> after() {
    return all ? List.of() : capture().end();
  }

  @Override
  public List<String> beforeDown() {
    return List.of();
  }

  @Override
  public boolean needs(Statement part) {
    return false;
  }

  @Override
  public List<String> restore() {
    List<String> statements = new ArrayList<>();
    if (archive.isKeyed()) {
      statements.add(archive
          .gaps()
          .and("conflict", hasDeferrable() ? "" : "\n  ON CONFLICT DO NOTHING")
          .and("key", returned())
          .and("parents", parents())
          .fill("""
              WITH t AS (
                INSERT INTO {table} AS t ({columns}) OVERRIDING SYSTEM VALUE
                SELECT {outs} FROM {archive} AS a
                WHERE a.{left} IS NULL AND NOT EXISTS (SELECT FROM {table} AS t WHERE {locate}){parents}{conflict}
                RETURNING {key}
              )
              DELETE FROM {archive} AS a USING t WHERE a.{left} IS NULL AND {locate}"""));
      statements.add(archive.leave());
    } else {
      statements.addAll(new KeptRows(archive).restore());
    }
    return new Switched(archive.table(), catalog).around(statements);
  }

  private String returned() {
    StringJoiner key = new StringJoiner(", ");
    archive.key().forEach(slot -> key.add("t." + Sql.identifier(slot.column().name())));
    return key.toString();
  }

  /** ON CONFLICT is refused where a key can be deferred. */
  private boolean hasDeferrable() {
    return archive.table().constraints().stream()
        .anyMatch(c -> c.deferrable() && c.kind() != Constraint.Kind.FOREIGN_KEY);
  }

  /** A row whose parent has gone since stays out. */
  private String parents() {
    Table table = archive.table();
    StringBuilder text = new StringBuilder();
    for (Constraint key : table.constraints()) {
      if (key.kind() == Constraint.Kind.FOREIGN_KEY
          && key.referenced().filter(parent -> !holds(parent, table)).isPresent()
          && key.columns().size() == key.referencedColumns().size()) {
        text.append("\n    AND (").append(parent(key)).append(')');
      }
    }
    return text.toString();
  }

  /** Rows that refer to rows of the same table come back together with them. */
  private boolean holds(ObjectName parent, Table table) {
    return parent.equals(table.name())
        || table
            .partitionOf()
            .flatMap(catalog::table)
            .filter(t -> holds(parent, t))
            .isPresent();
  }

  private String parent(Constraint key) {
    StringJoiner nulls = new StringJoiner("");
    StringJoiner match = new StringJoiner(" AND ");
    for (int i = 0; i < key.columns().size(); i++) {
      String column = key.columns().get(i);
      Slot slot = archive.values().stream()
          .filter(s -> s.column().name().equals(column))
          .findFirst()
          .orElse(null);
      if (slot == null) {
        return "true";
      }
      nulls.add("a." + slot.quoted() + " IS NULL OR ");
      match.add("p." + Sql.identifier(key.referencedColumns().get(i)) + " = " + slot.out("a"));
    }
    return nulls + "EXISTS (SELECT FROM " + Sql.name(key.referenced().orElseThrow())
        + " AS p WHERE " + match + ")";
  }

  @Override
  public Optional<String> left() {
    return archive.isKeyed() ? Optional.of(archive.left()) : Optional.empty();
  }

  @Override
  public List<String> fill(int rows) {
    return all ? new Snapshot(archive, "").fill(rows) : List.of();
  }
}
