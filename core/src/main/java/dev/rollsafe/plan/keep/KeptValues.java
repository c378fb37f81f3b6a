package dev.rollsafe.plan.keep;

import dev.rollsafe.ast.AlterAction;
import dev.rollsafe.ast.AlterTable;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.catalog.Catalog;
import dev.rollsafe.catalog.Column;
import dev.rollsafe.catalog.Table;
import dev.rollsafe.script.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The values of columns that are dropped, or that change as their type does. */
final class KeptValues implements Kept {

  private final Archive archive;
  private final List<Column> columns;
  private final Switched switched;

  /**
   * Values.
   *
   * @param archive their archive; of a type that changes with what is written
   * @param columns the columns before the statement
   * @param behind the table behind the statement
   * @param after what is there behind the statement
   */
  KeptValues(Archive archive, List<Column> columns, Table behind, Catalog after) {
    this.archive = archive;
    this.columns = List.copyOf(columns);
    this.switched = new Switched(behind, after);
  }

  @Override
  public String archive() {
    return archive.quoted();
  }

  @Override
  public String what() {
    StringJoiner names = new StringJoiner(", ");
    columns.forEach(column -> names.add(column.name()));
    return "the values of " + names + " of " + archive.table().name();
  }

  private boolean retyped() {
    return !archive.written().isEmpty();
  }

  /** What is null comes back as null by itself, unless a default takes its place. */
  private Snapshot snapshot() {
    StringJoiner set = new StringJoiner(" OR ");
    boolean filled = retyped();
    for (Column column : columns) {
      filled |= column.fillsItself();
      set.add("t." + Sql.identifier(column.name()) + " IS NOT NULL");
    }
    return new Snapshot(archive, filled ? "" : set.toString());
  }

  @Override
  public List<String> before() {
    return snapshot().take();
  }

  @Override
  public List<String> after() {
    if (!retyped()) {
      return List.of();
    }
    StringJoiner set = new StringJoiner(", ");
    archive.written().forEach(slot -> set.add(slot.quoted() + " = " + slot.in("t")));
    return List.of(
        archive
            .gaps()
            .and("set", set.toString())
            .fill(
                "UPDATE {archive} AS a SET {set} FROM {from} AS t WHERE a.{left} IS NULL AND {locate}"));
  }

  @Override
  public List<String> beforeDown() {
    return List.of(Written.leaveChanged(archive));
  }

  @Override
  public boolean needs(Statement part) {
    return part instanceof AlterTable alter && alter.actions().stream().anyMatch(this::needs);
  }

  private boolean needs(AlterAction action) {
    if (action instanceof AlterAction.AddColumn add) {
      return has(add.column().name().value());
    }
    return action instanceof AlterAction.SetType type && has(type.column().value());
  }

  /** NOT NULL waits for the values. */
  @Override
  public String loosened(String statement) {
    for (Column column : columns) {
      if (isEmptyAtFirst(column)) {
        String add = "ALTER TABLE " + Sql.name(archive.table().name()) + " ADD COLUMN "
            + Sql.identifier(column.name()) + " ";
        String named = column
            .settings()
            .notNull()
            .map(name -> " CONSTRAINT " + Sql.identifier(name))
            .orElse("");
        String end = named + " NOT NULL";
        if (statement.startsWith(add) && statement.endsWith(end)) {
          return statement.substring(0, statement.length() - end.length());
        }
      }
    }
    return statement;
  }

  private boolean isEmptyAtFirst(Column column) {
    return !retyped() && column.notNull() && column.identity().isEmpty();
  }

  private boolean has(String column) {
    return columns.stream().anyMatch(c -> c.name().equals(column));
  }

  @Override
  public List<String> restore() {
    List<String> statements = new ArrayList<>();
    identities("BY DEFAULT", statements);
    statements.add(Written.putBack(archive, columns));
    identities("ALWAYS", statements);
    for (Column column : columns) {
      if (isEmptyAtFirst(column)) {
        statements.add("ALTER TABLE " + Sql.name(archive.table().name()) + " ALTER COLUMN "
            + Sql.identifier(column.name()) + " SET NOT NULL");
      }
    }
    return switched.around(statements);
  }

  /** A column that is always generated takes no values. */
  private void identities(String how, List<String> statements) {
    for (Column column : columns) {
      if (column.identity().filter(i -> i.always()).isPresent()) {
        statements.add("ALTER TABLE " + Sql.name(archive.table().name()) + " ALTER COLUMN "
            + Sql.identifier(column.name()) + " SET GENERATED " + how);
      }
    }
  }

  @Override
  public Optional<String> left() {
    return Optional.of(archive.left());
  }

  @Override
  public List<String> fill(int rows) {
    return snapshot().fill(rows);
  }
}
